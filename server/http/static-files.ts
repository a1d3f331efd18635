import { serveStatic } from "@hono/node-server/serve-static"
import { Hono } from "hono"

const aYear = "public, max-age=31536000, immutable"

/** Serves the built interface; any address of its own routes gets the page that opens them. */
export function staticFiles(root: string): Hono {
  const app = new Hono()
  const page = serveStatic({ root, path: "index.html" })
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
