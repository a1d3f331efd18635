import { getDailyTickets, getQueueCounts, getStats } from "../../contract/stats.ts"
import { sharedRead } from "../database/shared-read.ts"
import type { Deps } from "../deps.ts"
import { newRouter, route } from "../http/router.ts"
import * as queries from "./queries.ts"

const defaultDays = 30

export function statsRoutes({ db }: Deps) {
  const readStats = sharedRead(queries.getStats, () => "all")
  const readQueueCounts = sharedRead(queries.getQueueCounts, () => "all")
  const readDailyTickets = sharedRead((days: number) => queries.getDailyTickets(db, days), String)
  return newRouter()
    .openapi(route(getStats), async (c) => c.json(await readStats(db), 200))
    .openapi(route(getQueueCounts), async (c) => c.json(await readQueueCounts(db), 200))
    .openapi(route(getDailyTickets), async (c) => {
      const { days = defaultDays } = c.req.valid("query")
      return c.json(await readDailyTickets(days), 200)
    })
}
