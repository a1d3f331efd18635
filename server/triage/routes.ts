import { classifyText, getTriageStatus, listSuggestions } from "../../contract/triage.ts"
import type { Deps } from "../deps.ts"
import { newRouter, route } from "../http/router.ts"
import { suggest } from "./commands.ts"
import * as queries from "./queries.ts"

export const triageRoutes = (deps: Deps) =>
  newRouter()
    .openapi(route(classifyText), async (c) => {
      const { title = "", description } = c.req.valid("json")
      return c.json(await suggest(deps, { title, description }), 200)
    })
    .openapi(route(listSuggestions), async (c) =>
      c.json(await queries.listSuggestions(deps.db, c.req.valid("param").id), 200),
    )
    .openapi(route(getTriageStatus), (c) => c.json(queries.readStatus(deps.triage), 200))
