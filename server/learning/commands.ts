import { sql } from "kysely"
import { invalid } from "../http/errors.ts"
import type { Tx } from "../database/connect.ts"
import type { Deps } from "../deps.ts"
import { labelCounts, listModels, readSettings, settledBefore } from "./queries.ts"
import { lockVersions } from "./versions.ts"
import type { TrainingRequest, TriageModel } from "../../contract/learning.ts"

/** Lets a version answer from now on; null is the starter model. Earlier labels are not learned again. */
export async function activateModel(
  { db, triage }: Deps,
  id: number | null,
): Promise<TriageModel[]> {
  const starter = triage.knowledge.current().builtin.starter.name
  await db.transaction().execute(async (tx) => {
    await lockVersions(tx)
    if (id !== null) await refuseUnusable(tx, id, starter)
    const { activation } = await readSettings(tx)
    if (activation.modelId === id && activation.id !== 0) return
    const learnsFrom = await settledBefore(tx)
    await tx
      .insertInto("triage_activation")
      .values({ model_id: id, actor: "person", learns_from: learnsFrom })
      .execute()
  })
  await triage.knowledge.refresh()
  return listModels(db, starter)
}

async function refuseUnusable(tx: Tx, id: number, starter: string): Promise<void> {
  const model = await tx
    .selectFrom("triage_model")
    .select("starter")
    .select(sql<boolean>`weights is not null`.as("has_weights"))
    .where("id", "=", id)
    .executeTakeFirst()
  if (model === undefined) throw invalid({ id: [`must be a model that exists; ${id} does not`] })
  if (!model.has_weights)
    throw invalid({
      id: [`must be a model that can answer; ${id} predicted worse and was not kept`],
    })
  if (model.starter !== starter)
    throw invalid({ id: [`must be a model that can answer; ${id} belongs to ${model.starter}`] })
}

/** Asks for a training now; tells how many labels there are to learn from, and whether they suffice. */
export const requestTraining = ({ db, jobs }: Deps): Promise<TrainingRequest> =>
  db.transaction().execute(async (tx) => {
    await jobs.enqueue(tx, "learning.train", {})
    const { total, fresh, needed } = await labelCounts(tx)
    return { labels: total, new_labels: fresh, needed_labels: needed }
  })
