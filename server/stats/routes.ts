import { getDailyTickets, getQueueCounts, getStats } from "../../contract/stats.ts"
import type { Deps } from "../deps.ts"
import { newRouter, route } from "../http/router.ts"
import * as queries from "./queries.ts"

const defaultDays = 30

export const statsRoutes = ({ db }: Deps) =>
  newRouter()
    .openapi(route(getStats), async (c) => c.json(await queries.getStats(db), 200))
    .openapi(route(getQueueCounts), async (c) => c.json(await queries.getQueueCounts(db), 200))
    .openapi(route(getDailyTickets), async (c) => {
      const { days = defaultDays } = c.req.valid("query")
      return c.json(await queries.getDailyTickets(db, days), 200)
    })
