import { checkSpelling } from "../../contract/search.ts"
import type { Deps } from "../deps.ts"
import { newRouter, route } from "../http/router.ts"
import * as spelling from "./spelling.ts"

export const searchRoutes = ({ searchDb }: Deps) =>
  newRouter().openapi(route(checkSpelling), async (c) =>
    c.json(await spelling.checkSpelling(searchDb, c.req.valid("query").search), 200),
  )
