import {
  changeTriageSettings,
  getQuality,
  getThresholdCurve,
  getTriageSettings,
} from "../../contract/quality.ts"
import type { Deps } from "../deps.ts"
import { invalid } from "../http/errors.ts"
import { newRouter, route } from "../http/router.ts"
import { changeSettings } from "./commands.ts"
import * as queries from "./queries.ts"

const dayMs = 24 * 60 * 60 * 1_000
const standardSpanMs = 90 * dayMs

function spanOf({ from, to = new Date() }: { from?: Date | undefined; to?: Date | undefined }) {
  const span = { from: from ?? new Date(to.getTime() - standardSpanMs), to }
  if (span.from >= span.to) throw invalid({ from: ["must be before to"] })
  return span
}

export const qualityRoutes = (deps: Deps) =>
  newRouter()
    .openapi(route(getQuality), async (c) =>
      c.json(
        await queries.getQuality(
          deps.db,
          spanOf(c.req.valid("query")),
          deps.triage.budget.pricesOf,
        ),
        200,
      ),
    )
    .openapi(route(getTriageSettings), async (c) => c.json(await queries.getSettings(deps.db), 200))
    .openapi(route(changeTriageSettings), async (c) =>
      c.json(await changeSettings(deps, c.req.valid("json")), 200),
    )
    .openapi(route(getThresholdCurve), async (c) => {
      const { field, category = null } = c.req.valid("query")
      const { llm, knowledge } = deps.triage
      const author = llm?.provider ?? knowledge.current().builtin
      return c.json(await queries.getThresholdCurve(deps.db, { field, category, author }), 200)
    })
