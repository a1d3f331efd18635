import { serveStatic } from "@hono/node-server/serve-static"
import { Hono } from "hono"
import { createMiddleware } from "hono/factory"
import { problemResponse, Refusal } from "./errors.ts"

const aYear = "public, max-age=31536000, immutable"

const explainRange = createMiddleware(async (c, next) => {
  await next()
  if (c.res.status !== 416) return
  c.res = problemResponse(
    new Refusal({
      status: 416,
      title: "Range Not Satisfiable",
      detail: "The file does not have that part.",
    }),
  )
})

/** Serves the built interface; any address of its own routes gets the page that opens them. */
export function staticFiles(root: string): Hono {
  const app = new Hono()
  const page = serveStatic({ root, path: "index.html" })
  app.use(explainRange)
  app.use(
    "/assets/*",
    serveStatic({ root, onFound: (_path, c) => c.header("cache-control", aYear) }),
  )
  app.use(serveStatic({ root, onFound: (_path, c) => c.header("cache-control", "no-cache") }))
  app.get("*", async (c, next) => {
    const isPage = !c.req.path.startsWith("/api/") && !c.req.path.startsWith("/assets/")
    if (!isPage || !c.req.header("accept")?.includes("text/html")) return next()
    return page(c, next)
  })
  return app
}
