import {
  cancelBacktest,
  createBacktest,
  getBacktest,
  getBacktestChoices,
  listBacktests,
  resumeBacktest,
} from "../../contract/backtests.ts"
import type { Deps } from "../deps.ts"
import { newRouter, route } from "../http/router.ts"
import { readChoices } from "./choices.ts"
import * as commands from "./commands.ts"
import * as queries from "./queries.ts"

export const backtestRoutes = (deps: Deps) =>
  newRouter()
    .openapi(route(createBacktest), async (c) =>
      c.json(await commands.createBacktest(deps, c.req.valid("json")), 201),
    )
    .openapi(route(listBacktests), async (c) => c.json(await queries.listBacktests(deps.db), 200))
    .openapi(route(getBacktestChoices), async (c) => c.json(await readChoices(deps), 200))
    .openapi(route(getBacktest), async (c) =>
      c.json(
        await queries.getBacktest(deps.db, c.req.valid("param").id, deps.triage.budget.pricesOf),
        200,
      ),
    )
    .openapi(route(cancelBacktest), async (c) =>
      c.json(await commands.cancelBacktest(deps, c.req.valid("param").id), 200),
    )
    .openapi(route(resumeBacktest), async (c) =>
      c.json(await commands.resumeBacktest(deps, c.req.valid("param").id), 200),
    )
