import { sql } from "kysely"
import type { Db, Tx } from "../database/connect.ts"
import { packDeskModel, unpackDeskModel, type DeskModel } from "../triage/builtin/desk-model.ts"
import { readStarter } from "../triage/builtin/starter.ts"
import { calibrationOf, fewestLabels, type Judged } from "../triage/calibration.ts"
import { triageFields, type TriageField } from "../../contract/vocabulary.ts"
import {
  allLabels,
  labelCounts,
  lastTraining,
  readSettings,
  readWeights,
  settledBefore,
  type Activation,
} from "./queries.ts"
import { labelsUntilNext, modelName } from "./rules.ts"
import type { Label } from "./lessons.ts"
import { fewestToCompare, train, type Fitted, type Trained } from "./training.ts"

const lockKey = 4_612_027
const modelsKept = 20

type Author = { provider: string; model: string; promptVersion: string }

async function saveCalibration(
  tx: Tx,
  { provider, model, promptVersion }: Author,
  { field, fitted }: { field: TriageField; fitted: Fitted },
): Promise<void> {
  const values = {
    slope: fitted.calibration.slope,
    intercept: fitted.calibration.intercept,
    labels: fitted.labels,
    error: fitted.error,
  }
  await tx
    .insertInto("calibration")
    .values({ provider, model, prompt_version: promptVersion, field, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(["provider", "model", "prompt_version", "field"])
        .doUpdateSet({ ...values, fitted_at: sql<Date>`now()` }),
    )
    .execute()
}

const builtinAuthor = (model: string): Author => ({
  provider: "builtin",
  model,
  promptVersion: "none",
})

/** The part of the active model that stays keeps its calibration under the new name. */
async function inheritCalibrations(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    insert into calibration (provider, model, prompt_version, field, slope, intercept, labels, error)
    select provider, ${to}, prompt_version, field, slope, intercept, labels, error from calibration
    where provider = 'builtin' and model = ${from}
    on conflict do nothing`.execute(tx)
}

async function forgetOldModels(tx: Tx): Promise<void> {
  await sql`
    with old as (
      select id from triage_model
      where id <> coalesce((select model_id from triage_activation order by id desc limit 1), 0)
      order by id desc offset ${modelsKept}),
    gone as (delete from triage_activation where model_id in (select id from old))
    delete from triage_model where id in (select id from old)`.execute(tx)
}

type Outcome = {
  starter: string
  activation: Activation
  before: string
  labels: number
  trained: Trained
}

/** Stores what was learned, and lets it answer where it was not worse; tells which. */
const store = (db: Db, { starter, activation, before, labels, trained }: Outcome) =>
  db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${lockKey})`.execute(tx)
    const now = await readSettings(tx)
    if (now.activation.id !== activation.id) return "another server was faster"
    const { id } = await tx
      .insertInto("triage_model")
      .values({
        starter,
        labels,
        learned_before: before,
        weights: packDeskModel(trained.desk),
        report: JSON.stringify(trained.comparison),
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    const isKept = triageFields.some((field) => trained.comparison[field].isKept)
    const oldName = modelName(starter, activation.modelId)
    const name = isKept ? modelName(starter, id) : oldName
    for (const field of triageFields) {
      const fitted = trained.calibrations[field]
      if (fitted) await saveCalibration(tx, builtinAuthor(name), { field, fitted })
    }
    if (!isKept) return `${labels} labels made no better model; ${oldName} stays`
    await tx
      .insertInto("triage_activation")
      .values({ model_id: id, actor: "triage", learns_from: before })
      .execute()
    await inheritCalibrations(tx, oldName, name)
    await sql`delete from label_removal where xid < ${before}::xid8`.execute(tx)
    await forgetOldModels(tx)
    return `${name} answers, after ${labels} labels`
  })

/** Answers of each language model that a person has judged since, oldest first. */
async function judgedAnswers(db: Db, field: TriageField) {
  const { rows } = await sql<Author & { confidence: number; is_right: boolean }>`
    select provider, model, "promptVersion", confidence, is_right from (
      select distinct on (s.provider, s.model, s.prompt_version, s.ticket_id)
        s.provider, s.model, s.prompt_version as "promptVersion",
        ${sql.ref(`s.${field}_confidence`)} as confidence,
        s.${sql.ref(field)} = l.${sql.ref(field)} as is_right, l.decided_at
      from label l join suggestion s on s.ticket_id = l.ticket_id
      where s.provider <> 'builtin' and s.failure is null and s.created_at <= l.decided_at
        and l.${sql.ref(field)} is not null
      order by s.provider, s.model, s.prompt_version, s.ticket_id, s.id desc) answer
    order by decided_at desc limit 20000`.execute(db)
  return rows.toReversed()
}

/** Calibrates every language model from what people did with its answers. */
async function calibrateModels(db: Db): Promise<number> {
  let calibrated = 0
  for (const field of triageFields) {
    const byAuthor = new Map<string, { author: Author; judged: Judged[] }>()
    for (const { confidence, is_right, ...author } of await judgedAnswers(db, field)) {
      const key = JSON.stringify(author)
      const entry = byAuthor.get(key) ?? { author, judged: [] }
      entry.judged.push({ confidence, isRight: is_right })
      byAuthor.set(key, entry)
    }
    for (const { author, judged } of byAuthor.values()) {
      if (judged.length < fewestLabels) continue
      const fitted = { ...calibrationOf(judged), labels: judged.length }
      await db.transaction().execute((tx) => saveCalibration(tx, author, { field, fitted }))
      calibrated++
    }
  }
  return calibrated
}

async function readLabels(db: Db, before: string, learnsFrom: string) {
  const labels: Label[] = []
  let newLabels = 0
  for await (const { label, xid } of allLabels(db, before)) {
    labels.push(label)
    if (BigInt(xid) >= BigInt(learnsFrom)) newLabels++
  }
  return { labels, newLabels }
}

async function learnAnew(db: Db, activation: Activation, mustReplace: boolean): Promise<string> {
  const starter = readStarter()
  const before = await settledBefore(db)
  const { labels, newLabels } = await readLabels(db, before, activation.learnsFrom)
  const active: DeskModel | null =
    activation.modelId === null ? null : unpackDeskModel(await readWeights(db, activation.modelId))
  const trained = train({ starter, active, labels, newLabels, mustReplace })
  return store(db, { starter: starter.name, activation, before, labels: labels.length, trained })
}

/** Learns anew when enough came in or something must be unlearned; tells what it did. */
export async function trainDesk(db: Db): Promise<string> {
  const { activation } = await readSettings(db)
  const lastTry = await lastTraining(db)
  const since = BigInt(lastTry) > BigInt(activation.learnsFrom) ? lastTry : activation.learnsFrom
  const { fresh, total, removed } = await labelCounts(db, since)
  const isDue = fresh >= labelsUntilNext(total - fresh) && fresh >= fewestToCompare
  const learned =
    isDue || removed
      ? await learnAnew(db, activation, removed)
      : `${fresh} new labels are too few to learn anew`
  const calibrated = await calibrateModels(db)
  return calibrated === 0
    ? learned
    : `${learned}; calibrated ${calibrated} fields of language models`
}
