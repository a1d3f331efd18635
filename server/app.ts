import { Hono } from "hono"
import { except } from "hono/combine"
import { importTickets } from "../contract/transfer.ts"
import { backtestRoutes } from "./backtests/routes.ts"
import type { Deps } from "./deps.ts"
import { healthRoutes } from "./health/routes.ts"
import { apiPage } from "./http/api-page.ts"
import { answerErrors, answerNotFound } from "./http/failures.ts"
import { limitBody, readsNoBody, requireJson } from "./http/json-body.ts"
import { isDocument, refuseUnknown } from "./http/methods.ts"
import { describeApi } from "./http/openapi.ts"
import { requireEncodedQuery } from "./http/query-encoding.ts"
import { logRequests } from "./http/request-log.ts"
import { newRouter } from "./http/router.ts"
import { hardenResponses, refuseStrangers, type HostPolicy } from "./http/security.ts"
import { staticFiles } from "./http/static-files.ts"
import { realtimeRoutes } from "./realtime/routes.ts"
import { learningRoutes } from "./learning/routes.ts"
import { qualityRoutes } from "./quality/routes.ts"
import { searchRoutes } from "./search/routes.ts"
import { similarRoutes } from "./similar/routes.ts"
import { statsRoutes } from "./stats/routes.ts"
import { ticketRoutes } from "./tickets/routes.ts"
import { transferRoutes } from "./transfer/routes.ts"
import { triageRoutes } from "./triage/routes.ts"

export type AppOptions = { hosts: HostPolicy; webRoot: string }

/** Paths of the API work with and without the trailing slash; inside they all have it. */
const withSlash = (path: string) =>
  path.startsWith("/api/") && !path.endsWith("/") && !isDocument(path) ? `${path}/` : path

/** All routes of the desk. Literal paths come before `/api/tickets/{id}/`, which would take them. */
export function createApp(deps: Deps, { hosts, webRoot }: AppOptions): Hono {
  const api = newRouter()
  for (const routes of [
    statsRoutes,
    triageRoutes,
    learningRoutes,
    qualityRoutes,
    backtestRoutes,
    similarRoutes,
    searchRoutes,
    transferRoutes,
    ticketRoutes,
    realtimeRoutes,
    healthRoutes,
  ]) {
    api.route("/", routes(deps))
  }
  const document = describeApi(api)
  api.get("/api/openapi.json", (c) => c.json(document))
  api.route("/", apiPage(document))

  const app = new Hono({ getPath: (request) => withSlash(new URL(request.url).pathname) })
  app.use(logRequests(deps.log), hardenResponses, refuseStrangers(hosts))
  app.use(refuseUnknown)
  app.use("/api/*", requireEncodedQuery)
  // A file is read as it arrives, row by row; its route checks what it is.
  app.use("/api/*", except([readsNoBody, importTickets.path], limitBody, requireJson))
  app.route("/", api)
  app.route("/", staticFiles(webRoot))
  app.notFound(answerNotFound)
  app.onError(answerErrors(deps.log))
  return app
}
