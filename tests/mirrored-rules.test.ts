import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { isToTriage } from "../contract/to-triage.ts"
import { triageRank } from "../contract/triage-rank.ts"
import { certainties, deciders, priorities, statuses } from "../contract/vocabulary.ts"
import { startApp, type TestApp } from "./support/app.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const sureness = [...certainties, null]
const judged = sureness.flatMap((category_certainty) =>
  sureness.map((priority_certainty) => ({ category_certainty, priority_certainty })),
)

test("browser and database agree on what is to triage", async () => {
  const tickets = judged.flatMap(({ category_certainty, priority_certainty }) =>
    statuses.flatMap((status) =>
      deciders.flatMap((category_by) =>
        deciders.map((priority_by) => ({
          category_certainty,
          priority_certainty,
          status,
          category_by,
          priority_by,
        })),
      ),
    ),
  )
  const { rows } = await sql<{ isToTriage: boolean }>`
    select is_to_triage(status, category_by, category_certainty, priority_by, priority_certainty) as "isToTriage"
    from json_populate_recordset(null::ticket, ${JSON.stringify(tickets)}::json)`.execute(app.db)
  expect(rows.map((row) => row.isToTriage)).toEqual(tickets.map((ticket) => isToTriage(ticket)))
})

test("server and database agree on the order of what is to triage", async () => {
  const tickets = judged.flatMap(({ category_certainty, priority_certainty }) =>
    priorities.flatMap((priority) =>
      [1, 2, 3, 4].map((id) => ({ category_certainty, priority_certainty, priority, id })),
    ),
  )
  const { rows } = await sql<{ rank: number }>`
    select triage_rank(id, priority, category_certainty, priority_certainty) as rank
    from json_populate_recordset(null::ticket, ${JSON.stringify(tickets)}::json)`.execute(app.db)
  expect(rows.map(({ rank }) => rank)).toEqual(tickets.map((ticket) => triageRank(ticket)))
})
