import { sql } from "kysely"
import { invalid } from "../http/errors.ts"
import type { Deps } from "../deps.ts"
import { listModels, readSettings, settledBefore } from "./queries.ts"
import type { TriageModel } from "../../contract/models.ts"

/** Lets a version answer from now on; null is the starter model. Earlier labels are not learned again. */
export async function activateModel(
  { db, triage }: Deps,
  id: number | null,
): Promise<TriageModel[]> {
  await db.transaction().execute(async (tx) => {
    if (id !== null) {
      const model = await tx
        .selectFrom("triage_model")
        .select("id")
        .where("id", "=", id)
        .executeTakeFirst()
      if (model === undefined)
        throw invalid({ id: [`must be a model that exists; ${id} does not`] })
    }
    const { activation } = await readSettings(tx)
    if (activation.modelId === id && activation.id !== 0) return
    const learnsFrom = await settledBefore(tx)
    await tx
      .insertInto("triage_activation")
      .values({ model_id: id, actor: "person", learns_from: learnsFrom })
      .execute()
  })
  await triage.knowledge.refresh()
  return listModels(db, triage.knowledge.current().builtin.starter.name)
}

/** Asks for a training now; tells how many labels there are to learn from. */
export const requestTraining = ({ db, jobs }: Deps): Promise<number> =>
  db.transaction().execute(async (tx) => {
    await jobs.enqueue(tx, "learning.train", {})
    const { rows } = await sql<{ labels: number }>`
      select count(distinct text_key)::int as labels from label`.execute(tx)
    return rows[0]?.labels ?? 0
  })
