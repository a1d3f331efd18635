import type { newRouter } from "./router.ts"

type Router = ReturnType<typeof newRouter>

const info = {
  title: "Firstline",
  version: "1",
  description:
    "The API of a Firstline desk. JSON in and out, snake_case, times in ISO 8601 and UTC. Paths work with and without the trailing slash. Every error is `application/problem+json` (RFC 9457).",
  license: { name: "MIT", identifier: "MIT" },
}

export type ApiDocument = ReturnType<Router["getOpenAPI31Document"]>

/** The OpenAPI 3.1 document of all routes that were bound to this app. */
export const describeApi = (app: Router): ApiDocument =>
  app.getOpenAPI31Document({ openapi: "3.1.0", info, servers: [{ url: "/" }] })
