import {
  classifyText,
  explainTicket,
  getTriageStatus,
  listSuggestions,
  listToTriage,
  undoTriage,
} from "../../contract/triage.ts"
import { pageSize } from "../../contract/paging.ts"
import type { Deps } from "../deps.ts"
import { newRouter, route } from "../http/router.ts"
import { linkToNext, readCursor } from "../http/paging.ts"
import { toTicket } from "../tickets/queries.ts"
import * as commands from "./commands.ts"
import { cursorOf, listToTriage as readQueue, placeOf, placeSchema } from "./queue.ts"
import * as queries from "./queries.ts"

export const triageRoutes = (deps: Deps) =>
  newRouter()
    .openapi(route(classifyText), async (c) => {
      const { title = "", description } = c.req.valid("json")
      return c.json(await commands.suggest(deps, { title, description }), 200)
    })
    .openapi(route(listSuggestions), async (c) =>
      c.json(await queries.listSuggestions(deps.db, c.req.valid("param").id), 200),
    )
    .openapi(route(explainTicket), async (c) =>
      c.json(await queries.explainTicket(deps, c.req.valid("param").id), 200),
    )
    .openapi(route(listToTriage), async (c) => {
      const { limit = pageSize.default, cursor } = c.req.valid("query")
      const after = readCursor(cursor, placeSchema)
      const { rows, hasMore } = await readQueue(deps.db, { after, limit })
      const last = rows.at(-1)
      if (hasMore && last) c.header("link", linkToNext(c.req.url, cursorOf(placeOf(last))))
      return c.json(rows.map(toTicket), 200)
    })
    .openapi(route(undoTriage), async (c) => {
      const { provider, model, since } = c.req.valid("json")
      const work = { provider, model, since: new Date(since) }
      return c.json({ tickets: await commands.undoTriage(deps, work) }, 202)
    })
    .openapi(route(getTriageStatus), async (c) =>
      c.json(await queries.readStatus(deps.triage), 200),
    )
