import { sql } from "kysely"
import { triageFields, type TriageField } from "../../contract/vocabulary.ts"
import type { Db, Tx } from "../database/connect.ts"
import { calibrationOf, fewestToCalibrate, type Judged } from "../triage/calibration.ts"
import { judging, type Fitted } from "./comparison.ts"

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

/** Keeps what a version's confidences mean, for the fields that had enough labels. */
export async function saveCalibrations(
  tx: Tx,
  model: string,
  calibrations: Record<TriageField, Fitted | null>,
): Promise<void> {
  const author = { provider: "builtin", model, promptVersion: "none" }
  for (const field of triageFields) {
    const fitted = calibrations[field]
    if (fitted) await saveCalibration(tx, author, { field, fitted })
  }
}

/** A part of the active model that stays keeps its calibration under the new name. */
export async function inheritCalibration(
  tx: Tx,
  field: TriageField,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await sql`
    insert into calibration (provider, model, prompt_version, field, slope, intercept, labels, error)
    select provider, ${to}, prompt_version, field, slope, intercept, labels, error from calibration
    where provider = 'builtin' and model = ${from} and field = ${field}
    on conflict do nothing`.execute(tx)
}

/** Where so few labels are left that no confidence can be trusted, none is. */
export async function lapseCalibrations(
  db: Db,
  labels: Record<TriageField, number>,
): Promise<void> {
  const lapsed = triageFields.filter((field) => labels[field] < fewestToCalibrate)
  if (lapsed.length === 0) return
  await db
    .deleteFrom("calibration")
    .where("provider", "=", "builtin")
    .where("field", "in", lapsed)
    .execute()
}

const forgetCalibration = (
  db: Db,
  { provider, model, promptVersion }: Author,
  field: TriageField,
) =>
  db
    .deleteFrom("calibration")
    .where("provider", "=", provider)
    .where("model", "=", model)
    .where("prompt_version", "=", promptVersion)
    .where("field", "=", field)
    .execute()

type JudgedAnswer = Author & { confidence: number; isRight: boolean; byDesk: boolean }

/** Answers of each language model that a person has judged since, oldest first, near-copies once. */
async function judgedAnswers(db: Db, field: TriageField): Promise<JudgedAnswer[]> {
  const { rows } = await sql<JudgedAnswer>`
    select provider, model, "promptVersion", confidence, "isRight", "byDesk" from (
      select distinct on (s.provider, s.model, s.prompt_version, s.ticket_id)
        s.provider, s.model, s.prompt_version as "promptVersion",
        ${sql.ref(`s.${field}_confidence`)} as confidence,
        s.${sql.ref(field)} = l.${sql.ref(field)} as "isRight",
        ${sql.ref(`l.desk_${field}`)} is not null as "byDesk", l.decided_at
      from label_counted l join suggestion s on s.ticket_id = l.ticket_id
      where s.provider <> 'builtin' and s.failure is null and s.created_at <= l.decided_at
        and l.${sql.ref(field)} is not null
      order by s.provider, s.model, s.prompt_version, s.ticket_id, s.id desc) answer
    order by decided_at desc limit 20000`.execute(db)
  return rows.toReversed()
}

type Said = Judged & { byDesk: boolean }

/** Calibrates every language model from what people did with its answers. */
export async function calibrateModels(db: Db): Promise<number> {
  let calibrated = 0
  for (const field of triageFields) {
    const byAuthor = new Map<string, { author: Author; said: Said[] }>()
    for (const { confidence, isRight, byDesk, ...author } of await judgedAnswers(db, field)) {
      const key = JSON.stringify(author)
      const entry = byAuthor.get(key) ?? { author, said: [] }
      entry.said.push({ confidence, isRight, byDesk })
      byAuthor.set(key, entry)
    }
    for (const { author, said } of byAuthor.values()) {
      const judged = judging(said, fewestToCalibrate)
      if (judged.length < fewestToCalibrate) {
        await forgetCalibration(db, author, field)
        continue
      }
      const fitted = { ...calibrationOf(judged), labels: judged.length }
      await db.transaction().execute((tx) => saveCalibration(tx, author, { field, fitted }))
      calibrated++
    }
  }
  return calibrated
}
