import { sql } from "kysely"
import { triageFields } from "../../contract/vocabulary.ts"
import type { Db, Tx } from "../database/connect.ts"
import { lockKeys } from "../database/lock.ts"
import { packDeskModel } from "../triage/builtin/desk-model.ts"
import { inheritCalibration, saveCalibrations } from "./calibrating.ts"
import { readSettings, type Activation } from "./queries.ts"
import { modelName } from "./rules.ts"
import { forgetUnusedTexts } from "./texts.ts"
import { isBetter, type Trained } from "./training.ts"

// Besides the one that answers.
const modelsKept = 20

/** Whoever decides which version answers waits here for whoever else does. */
export async function lockVersions(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKeys.versions})`.execute(tx)
}

/** What a training made of the labels of transactions before one. */
export type Training = {
  starter: string
  before: string
  labels: number
  /** The newest ticket that it may know; null where nobody can tell. */
  lastTicket: number | null
  trained: Trained
}

async function insertVersion(
  tx: Tx,
  { starter, before, labels, lastTicket, trained }: Training,
  { isUsable }: { isUsable: boolean },
): Promise<number> {
  const { id } = await tx
    .insertInto("triage_model")
    .values({
      starter,
      labels,
      learned_before: before,
      last_ticket: lastTicket,
      weights: isUsable ? packDeskModel(trained.desk) : null,
      report: JSON.stringify(trained.comparison),
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  // Of versions that were worse only the last try is worth a look.
  await tx.deleteFrom("triage_model").where("weights", "is", null).where("id", "<", id).execute()
  return id
}

const activate = (tx: Tx, { id, learnsFrom }: { id: number | null; learnsFrom: string }) =>
  tx
    .insertInto("triage_activation")
    .values({ model_id: id, actor: "triage", learns_from: learnsFrom })
    .execute()

async function deleteVersions(tx: Tx, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom("triage_activation").where("model_id", "in", ids).execute()
  await tx.deleteFrom("triage_model").where("id", "in", ids).execute()
}

async function forgetOldVersions(tx: Tx): Promise<void> {
  const { activation } = await readSettings(tx)
  const old = await tx
    .selectFrom("triage_model")
    .select("id")
    .where("id", "<>", activation.modelId ?? 0)
    .orderBy("id", "desc")
    .offset(modelsKept)
    .execute()
  await deleteVersions(
    tx,
    old.map(({ id }) => id),
  )
}

/** Runs in a transaction while the activation stays what it was; null when it is another one now. */
const whileActive = <Result>(
  db: Db,
  activation: Activation,
  run: (tx: Tx) => Promise<Result>,
): Promise<Result | null> =>
  db.transaction().execute(async (tx) => {
    await lockVersions(tx)
    const now = await readSettings(tx)
    return now.activation.id === activation.id ? run(tx) : null
  })

const overtaken = "another version was activated meanwhile"

/** Stores what was learned, and lets it answer where it was not worse; tells which. */
export async function storeVersion(
  db: Db,
  activation: Activation,
  { activeName, ...training }: Training & { activeName: string },
): Promise<string> {
  const { starter, before, labels, trained } = training
  const said = await whileActive(db, activation, async (tx) => {
    const isUsable = isBetter(trained)
    const id = await insertVersion(tx, training, { isUsable })
    if (!isUsable) {
      await saveCalibrations(tx, activeName, trained.calibrations)
      return `${labels} labels made no better model; ${activeName} stays`
    }
    const name = modelName(starter, id)
    await activate(tx, { id, learnsFrom: before })
    await saveCalibrations(tx, name, trained.calibrations)
    for (const field of triageFields) {
      if (trained.comparison[field].isKept) continue
      await inheritCalibration(tx, field, { from: activeName, to: name })
    }
    await forgetUnusedTexts(tx)
    await forgetOldVersions(tx)
    return `${name} answers, after ${labels} labels`
  })
  return said ?? overtaken
}

/** Which versions must go: those that may know this ticket or a later one. */
export type Removal = { firstTicket: number; before: string }

/**
 * Puts a version in the active one's place, or activates the active one anew, so that every server
 * starts from it again; and deletes what may know deleted tickets. Labels since are learned on top.
 */
export async function renewVersion(
  db: Db,
  activation: Activation,
  { renewed, removal }: { renewed: Training | null; removal: Removal | null },
): Promise<string> {
  const said = await whileActive(db, activation, async (tx) => {
    const id = renewed ? await insertVersion(tx, renewed, { isUsable: true }) : activation.modelId
    await activate(tx, { id, learnsFrom: activation.learnsFrom })
    if (removal) {
      const knowing = await tx
        .selectFrom("triage_model")
        .select("id")
        .where("id", "<>", id ?? 0)
        .where("weights", "is not", null)
        .where((row) =>
          row.or([row("last_ticket", "is", null), row("last_ticket", ">=", removal.firstTicket)]),
        )
        .execute()
      await deleteVersions(
        tx,
        knowing.map((version) => version.id),
      )
      await sql`delete from label_removal where xid < ${removal.before}::xid8`.execute(tx)
    }
    if (!renewed) return "deleted tickets are forgotten"
    const name = modelName(renewed.starter, id)
    await saveCalibrations(tx, name, renewed.trained.calibrations)
    return `${name} answers, after ${renewed.labels} labels`
  })
  return said ?? overtaken
}
