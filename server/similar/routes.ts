import {
  findSimilarTickets,
  listDuplicates,
  listSimilarTickets,
  markDuplicate,
} from "../../contract/similar.ts"
import type { Deps } from "../deps.ts"
import { newRouter, route } from "../http/router.ts"
import * as commands from "./commands.ts"
import { createFrequencies } from "./frequencies.ts"
import * as queries from "./queries.ts"

export function similarRoutes(deps: Deps) {
  // The connections of searches: many tickets are compared for each, and nobody else shall wait for that.
  const { searchDb } = deps
  const frequencies = createFrequencies(searchDb, deps.log)
  return newRouter()
    .openapi(route(findSimilarTickets), async (c) => {
      const { title = "", description = "" } = c.req.valid("json")
      const text = { title, description }
      return c.json(await queries.findSimilar(searchDb, text, await frequencies()), 200)
    })
    .openapi(route(listSimilarTickets), async (c) =>
      c.json(await queries.similarTo(searchDb, c.req.valid("param").id, await frequencies()), 200),
    )
    .openapi(route(listDuplicates), async (c) =>
      c.json(await queries.listDuplicates(deps.db, c.req.valid("param").id), 200),
    )
    .openapi(route(markDuplicate), async (c) => {
      const { duplicate_of } = c.req.valid("json")
      return c.json(await commands.markDuplicate(deps, c.req.valid("param").id, duplicate_of), 200)
    })
}
