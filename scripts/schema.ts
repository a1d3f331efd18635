import { execFileSync } from "node:child_process"
import { createDatabase, startTestServer } from "../tests/support/postgres.ts"
import { migrate } from "../server/database/migrate.ts"

/** Writes server/database/schema.ts from a freshly migrated database; with --verify only compares. */

const prepareTemplate = async (url: string) => {
  await migrate(url)
}
const server = await startTestServer({ prepareTemplate })
try {
  const { url } = await createDatabase(server.url)
  execFileSync(
    "node_modules/.bin/kysely-codegen",
    [
      "--dialect=postgres",
      `--url=${url}`,
      "--exclude-pattern=pgboss.*",
      '--type-mapping={"int8":"number"}',
      "--out-file=server/database/schema.ts",
      ...process.argv.slice(2),
    ],
    { stdio: "inherit" },
  )
} finally {
  await server.stop()
}
