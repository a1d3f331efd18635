import { activateTriageModel, listTriageModels, trainTriage } from "../../contract/learning.ts"
import type { Deps } from "../deps.ts"
import { newRouter, route } from "../http/router.ts"
import { activateModel, requestTraining } from "./commands.ts"
import { listModels } from "./queries.ts"

const starterName = ({ triage }: Deps) => triage.knowledge.current().builtin.starter.name

export const learningRoutes = (deps: Deps) =>
  newRouter()
    .openapi(route(listTriageModels), async (c) =>
      c.json(await listModels(deps.db, starterName(deps)), 200),
    )
    .openapi(route(activateTriageModel), async (c) =>
      c.json(await activateModel(deps, c.req.valid("json").id), 200),
    )
    .openapi(route(trainTriage), async (c) => c.json(await requestTraining(deps), 202))
