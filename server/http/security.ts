import { createMiddleware } from "hono/factory"
import { secureHeaders } from "hono/secure-headers"
import { isIP } from "node:net"
import { Refusal } from "./errors.ts"

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"]

export type HostPolicy = { openDesk: boolean; allowedHosts: string[] }

const hostName = (host: string) => host.replace(/:\d+$/, "").toLowerCase()

const isAddress = (name: string) => isIP(name.replace(/^\[|\]$/g, "")) !== 0

/** Whether this desk answers to that Host. An address cannot be rebound by DNS; a name can. */
function isKnownHost(host: string, { openDesk, allowedHosts }: HostPolicy): boolean {
  const name = hostName(host)
  if (loopbackNames.includes(name) || allowedHosts.includes(name)) return true
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

/** Everything comes from here, nothing is inline, nobody frames us. */
export const hardenResponses = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  // The desk speaks plain HTTP; what stands before it decides about HTTPS.
  strictTransportSecurity: false,
})
