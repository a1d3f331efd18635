import { createMiddleware } from "hono/factory"
import { isIP } from "node:net"
import { Refusal } from "./errors.ts"

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"])

export type HostPolicy = { openDesk: boolean; allowedHosts: string[] }

const hostName = (host: string) => host.replace(/:\d+$/, "").toLowerCase()

const isAddress = (name: string) => isIP(name.replace(/^\[|\]$/g, "")) !== 0

/** Whether this desk answers to that Host. An address cannot be rebound by DNS; a name can. */
function isKnownHost(host: string, { openDesk, allowedHosts }: HostPolicy): boolean {
  const name = hostName(host)
  if (loopbackNames.has(name) || allowedHosts.includes(name)) return true
  return openDesk && isAddress(name)
}

const originHost = (origin: string): string | null =>
  URL.canParse(origin) ? new URL(origin).host : null

/** Keeps web pages of other origins out: they may neither write nor, through a rebound name, read. */
export const refuseStrangers = (policy: HostPolicy) =>
  createMiddleware(async (c, next) => {
    const host = c.req.header("host") ?? ""
    if (!isKnownHost(host, policy)) {
      throw new Refusal({
        status: 421,
        title: "Misdirected Request",
        detail:
          "This desk does not answer to that host name. Add it to ALLOWED_HOSTS if it should.",
      })
    }
    const origin = c.req.header("origin")
    if (origin !== undefined && originHost(origin) !== host.toLowerCase()) {
      throw new Refusal({
        status: 403,
        title: "Forbidden",
        detail: "Web pages of another origin cannot use this desk.",
      })
    }
    return next()
  })

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ")

/** On every answer, errors included: everything comes from here, nothing is inline, nobody frames us. */
export const securityHeaders: Record<string, string> = {
  "content-security-policy": contentSecurityPolicy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
}

/** Puts the security headers among others. */
export function harden(headers: Headers): void {
  for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value)
}

/** Puts the security headers on what the desk answers. */
export const hardenResponses = createMiddleware(async (c, next) => {
  await next()
  harden(c.res.headers)
})
