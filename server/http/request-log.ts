import { createMiddleware } from "hono/factory"
import type { Logger } from "pino"

/** One wide event per request. No query, body or header: they may hold what people wrote. */
export const logRequests = (log: Logger) =>
  createMiddleware(async (c, next) => {
    const startedAt = performance.now()
    await next()
    // Probes come every few seconds and say nothing new while they succeed.
    const level = c.req.path.startsWith("/api/health/") && c.res.ok ? "debug" : "info"
    log[level](
      {
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        ms: Math.round((performance.now() - startedAt) * 10) / 10,
      },
      "request",
    )
  })
