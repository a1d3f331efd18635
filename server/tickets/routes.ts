import {
  changeTicket,
  countTickets,
  createSampleTickets,
  createTicket,
  getHistory,
  getTicket,
  listTickets,
  undoChange,
} from "../../contract/tickets.ts"
import { pageSize } from "../../contract/paging.ts"
import { parseSearchLine } from "../../contract/search-line.ts"
import { sharedRead } from "../database/shared-read.ts"
import type { Deps } from "../deps.ts"
import { linkToNext, readCursor } from "../http/paging.ts"
import { newRouter, route } from "../http/router.ts"
import { searchTickets } from "../search/queries.ts"
import { filterOf } from "../search/filter.ts"
import * as commands from "./commands.ts"
import * as counts from "./count.ts"
import * as queries from "./queries.ts"
import { cursorOf, positionSchema } from "./rules.ts"
import { addSampleTickets } from "./samples.ts"

export function ticketRoutes(deps: Deps) {
  const readList = sharedRead(
    (request: queries.ListRequest) => queries.listTickets(deps.db, request),
    JSON.stringify,
  )
  return newRouter()
    .openapi(route(createTicket), async (c) =>
      c.json(await commands.submitTicket(deps, c.req.valid("json")), 201),
    )
    .openapi(route(listTickets), async (c) => {
      const { limit = pageSize.default, cursor, ...filter } = c.req.valid("query")
      const line = parseSearchLine(filter.search ?? "", new Date())
      const { sort } = line
      const after = readCursor(cursor, positionSchema)
      const request = { filter: filterOf(filter, line), sort, after, limit }
      const { rows, hasMore } =
        line.terms.length === 0
          ? await readList(request)
          : await searchTickets(deps.searchDb, line.terms, { ...request, signal: c.req.raw.signal })
      const last = rows.at(-1)
      if (hasMore && last)
        c.header("link", linkToNext(c.req.url, cursorOf(queries.positionOf(last, sort))))
      return c.json(rows.map(queries.toTicket), 200)
    })
    .openapi(route(countTickets), async (c) =>
      c.json(await counts.countTickets(deps, c.req.valid("query"), c.req.raw.signal), 200),
    )
    .openapi(route(getTicket), async (c) =>
      c.json(await queries.getTicket(deps.db, c.req.valid("param").id), 200),
    )
    .openapi(route(changeTicket), async (c) =>
      c.json(await commands.changeTicket(deps, c.req.valid("param").id, c.req.valid("json")), 200),
    )
    .openapi(route(undoChange), async (c) =>
      c.json(
        await commands.undoChange(deps, c.req.valid("param").id, c.req.valid("json").version),
        200,
      ),
    )
    .openapi(route(getHistory), async (c) =>
      c.json(await queries.getHistory(deps.db, c.req.valid("param").id, c.req.valid("query")), 200),
    )
    .openapi(route(createSampleTickets), async (c) =>
      c.json({ created: await addSampleTickets(deps) }, 201),
    )
}
