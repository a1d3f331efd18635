import { sql } from "kysely"
import { getLiveness, getReadiness } from "../../contract/health.ts"
import type { Deps } from "../deps.ts"
import { newRouter, route } from "../http/router.ts"

export const healthRoutes = ({ db }: Deps) =>
  newRouter()
    .openapi(route(getLiveness), (c) => c.json({ status: "alive" as const }, 200))
    .openapi(route(getReadiness), async (c) => {
      await sql`select 1`.execute(db)
      return c.json({ status: "ready" as const }, 200)
    })
