import { sql } from "kysely"
import { z } from "zod"
import { categories, triageFields, type TriageField } from "../../contract/vocabulary.ts"
import type { TriageModel } from "../../contract/learning.ts"
import type { Db, Tx } from "../database/connect.ts"
import type { Calibration } from "../triage/calibration.ts"
import type { TicketText } from "../triage/provider.ts"
import type { Threshold, Thresholds } from "../triage/rules.ts"
import { figureOf } from "../quality/figures.ts"
import { labelsUntilNext, modelName, weightOf } from "./rules.ts"
import type { Decided, Label } from "./lessons.ts"

/** Which model answers, and from which transaction on labels are learned on top of it. */
export type Activation = { id: number; modelId: number | null; learnsFrom: string }

export type AuthorCalibration = Calibration & {
  provider: string
  model: string
  promptVersion: string
  field: TriageField
}

/** What triage knows of this desk, its models' weights aside. */
export type Settings = {
  activation: Activation
  thresholds: Thresholds
  auditShare: number
  calibrations: AuthorCalibration[]
}

const settingsSchema = z.object({
  activation: z
    .object({ id: z.int(), model_id: z.int().nullable(), learns_from: z.string() })
    .nullable(),
  thresholds: z.array(
    z.object({
      field: z.enum(triageFields),
      value: z.enum(["", ...categories]),
      apply_from: z.number().nullable(),
      suggest_from: z.number(),
    }),
  ),
  audit_share: z.number(),
  calibrations: z.array(
    z.object({
      provider: z.string(),
      model: z.string(),
      prompt_version: z.string(),
      field: z.enum(triageFields),
      slope: z.number(),
      intercept: z.number(),
    }),
  ),
})

// A desk on which nothing was learned yet learns every label there is on top of the starter model.
const fromTheStart: Activation = { id: 0, modelId: null, learnsFrom: "0" }
const fallback: Threshold = { applyFrom: null, suggestFrom: 0 }

function thresholdsIn(rows: z.output<typeof settingsSchema>["thresholds"]): Thresholds {
  const entries = rows.map(({ field, value, apply_from, suggest_from }) => ({
    field,
    value,
    threshold: { applyFrom: apply_from, suggestFrom: suggest_from },
  }))
  const standard = (field: TriageField) =>
    entries.find((entry) => entry.field === field && entry.value === "")?.threshold ?? fallback
  const own = entries.filter(({ field, value }) => field === "category" && value !== "")
  return {
    category: {
      standard: standard("category"),
      of: Object.fromEntries(own.map(({ value, threshold }) => [value, threshold])),
    },
    priority: { standard: standard("priority") },
  }
}

/** All settings in one statement, since every server asks every few seconds. */
export async function readSettings(db: Db | Tx): Promise<Settings> {
  const { rows } = await sql<{ settings: unknown }>`
    select json_build_object(
      'activation', (select json_build_object('id', id, 'model_id', model_id, 'learns_from', learns_from::text)
        from triage_activation order by id desc limit 1),
      'thresholds', (select json_agg(t) from threshold t),
      'audit_share', (select audit_share from triage_setting),
      'calibrations', (select coalesce(json_agg(c), '[]') from calibration c)) as settings`.execute(
    db,
  )
  const { activation, thresholds, audit_share, calibrations } = settingsSchema.parse(
    rows[0]?.settings,
  )
  return {
    activation: activation
      ? { id: activation.id, modelId: activation.model_id, learnsFrom: activation.learns_from }
      : fromTheStart,
    thresholds: thresholdsIn(thresholds),
    auditShare: audit_share,
    calibrations: calibrations.map(
      ({ provider, model, prompt_version, field, slope, intercept }) => ({
        provider,
        model,
        promptVersion: prompt_version,
        field,
        slope,
        intercept,
      }),
    ),
  }
}

/** A version as it is stored; one that predicted worse has no weights. */
export type StoredModel = {
  starter: string
  weights: Buffer | null
  learnedBefore: string
  lastTicket: number | null
}

/** A version with its weights. */
export const readModel = (db: Db | Tx, id: number): Promise<StoredModel> =>
  db
    .selectFrom("triage_model")
    .select(["starter", "weights", "last_ticket as lastTicket"])
    .select(sql<string>`learned_before::text`.as("learnedBefore"))
    .where("id", "=", id)
    .executeTakeFirstOrThrow()

/** The first transaction that is not surely over: labels before it are all visible. */
export async function settledBefore(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(db)
  return rows[0]?.xid ?? "0"
}

/** A label with its ticket's text, as `labelColumns` reads it. */
export type LabelRow = TicketText & {
  ticket_id: number
  xid: string
  category: Label["category"]
  priority: Label["priority"]
  category_kind: Parameters<typeof weightOf>[0]
  priority_kind: Parameters<typeof weightOf>[0]
  is_desk_category: boolean
  is_desk_priority: boolean
}

/** A label as it is learned. */
export const toLabel = (row: LabelRow): Label => ({
  title: row.title,
  description: row.description,
  category: row.category,
  priority: row.priority,
  categoryWeight: weightOf(row.category_kind, row.is_desk_category),
  priorityWeight: weightOf(row.priority_kind, row.is_desk_priority),
})

/** What is read of a label joined with its ticket. */
export const labelColumns = sql`label.ticket_id::int8 as ticket_id, label.xid::text as xid, title, description,
  label.category, label.priority, category_kind, priority_kind,
  desk_category is not null as is_desk_category, desk_priority is not null as is_desk_priority`

/** One label for each text and its near-copies; what reads labels only reads the view itself. */
export const isCounted = sql`exists (
  select from label_counted counted where counted.ticket_id = label.ticket_id)`
// What the desk says again of near-copies teaches nothing new. What only requesters said waits for the
// next training, which knows how much the desk has said.
const isNews = sql`label.ticket_id = (
  select ticket_id from label earlier
  where earlier.text_key = label.text_key
    and (earlier.desk_category is not null or earlier.desk_priority is not null)
  order by decided_at, ticket_id limit 1)`

// So many labels are read for each that is learned; the others are copies.
const copiesEach = 10

/** The desk's words of the transactions from one up to another, near-copies left out. */
export async function labelsBetween(
  db: Db,
  { from, before, limit }: { from: string; before: string; limit: number },
): Promise<Label[]> {
  const { rows } = await sql<LabelRow>`
    select ${labelColumns}
    from (select * from label where xid >= ${from}::xid8 and xid < ${before}::xid8
      order by xid, ticket_id limit ${limit * copiesEach}) label
    join ticket on ticket.id = label.ticket_id
    where ${isNews}
    order by xid, ticket_id limit ${limit}`.execute(db)
  return rows.map(toLabel)
}

const pageSize = 5_000

/** All labels of transactions before one, in the order of their decisions, one for each text. */
export async function* allLabels(
  db: Db,
  before: string,
): AsyncGenerator<Decided & { ticketId: number; xid: string }> {
  let [at, id] = ["-infinity", 0]
  for (;;) {
    const { rows } = await sql<LabelRow & { decided: string }>`
      select ${labelColumns}, decided_at::text as decided
      from label_counted label join ticket on ticket.id = label.ticket_id
      where (decided_at, ticket_id) > (${at}::timestamptz, ${id}) and xid < ${before}::xid8
      order by decided_at, ticket_id limit ${pageSize}`.execute(db)
    for (const row of rows) {
      const byDesk = { category: row.is_desk_category, priority: row.is_desk_priority }
      yield { label: toLabel(row), byDesk, ticketId: row.ticket_id, xid: row.xid }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    at = last.decided
    id = last.ticket_id
  }
}

/** What went with deleted tickets in transactions that are over: from which ticket on, and before which transaction. */
export async function settledRemoval(
  db: Db,
): Promise<{ firstTicket: number; before: string } | null> {
  const before = await settledBefore(db)
  const { rows } = await sql<{ firstTicket: number | null }>`
    select min(first_ticket)::int8 as "firstTicket" from label_removal where xid < ${before}::xid8`.execute(
    db,
  )
  const firstTicket = rows[0]?.firstTicket ?? null
  return firstTicket === null ? null : { firstTicket, before }
}

const comparisonSchema = z.object({
  labels: z.int(),
  right: z.int(),
  rightBefore: z.int(),
  logLoss: z.number().nullable(),
  logLossBefore: z.number().nullable(),
  isKept: z.boolean(),
})
const reportSchema = z.object({ category: comparisonSchema, priority: comparisonSchema })

const toComparison = (one: z.output<typeof comparisonSchema>) => ({
  labels: one.labels,
  accuracy: figureOf(one.right, one.labels),
  accuracy_before: figureOf(one.rightBefore, one.labels),
  log_loss: one.logLoss,
  log_loss_before: one.logLossBefore,
  is_kept: one.isKept,
})

/** The versions of the built-in classifier that are kept, newest first, the starter model last. */
export async function listModels(db: Db, starter: string): Promise<TriageModel[]> {
  const { activation } = await readSettings(db)
  const models = await db
    .selectFrom("triage_model")
    .select(["id", "starter", "labels", "report", "created_at"])
    .select(sql<boolean>`weights is not null`.as("has_weights"))
    .orderBy("id", "desc")
    .execute()
  const activations = await db
    .selectFrom("triage_activation")
    .distinctOn("model_id")
    .select(["model_id", "actor", "at"])
    .orderBy("model_id")
    .orderBy("id", "desc")
    .execute()
  const lastActivation = (id: number | null) => activations.find(({ model_id }) => model_id === id)
  const activatedAt = (id: number | null) => lastActivation(id)?.at.toISOString() ?? null
  const learned = models.map(({ id, labels, report, created_at, ...model }) => {
    const { category, priority } = reportSchema.parse(report)
    const is_usable = model.has_weights && model.starter === starter
    return {
      id,
      name: modelName(model.starter, id),
      labels,
      created_at: created_at.toISOString(),
      is_active: activation.modelId === id && is_usable,
      is_usable,
      activated_at: activatedAt(id),
      activated_by: lastActivation(id)?.actor ?? null,
      category: toComparison(category),
      priority: toComparison(priority),
    }
  })
  const bare = {
    id: null,
    name: starter,
    labels: 0,
    created_at: null,
    is_active: !learned.some(({ is_active }) => is_active),
    is_usable: true,
    activated_at: activatedAt(null),
    activated_by: lastActivation(null)?.actor ?? null,
    category: null,
    priority: null,
  }
  return [...learned, bare]
}

/** How many texts have labels, for each field too, how many came since the last training, and how many that needs. */
export async function labelCounts(db: Db | Tx): Promise<{
  total: number
  fresh: number
  needed: number
  of: Record<TriageField, number>
}> {
  const { rows } = await sql<{
    total: number
    fresh: number
    category: number
    priority: number
  }>`
    with last as (
      select greatest(
        (select max(learned_before::text::numeric) from triage_model),
        (select learns_from::text::numeric from triage_activation order by id desc limit 1), 0)::text::xid8 as xid)
    select count(distinct text_key)::int as total,
      (count(distinct text_key) filter (where xid >= (select xid from last)))::int as fresh,
      (count(distinct text_key) filter (where category is not null))::int as category,
      (count(distinct text_key) filter (where priority is not null))::int as priority
    from label`.execute(db)
  const { total = 0, fresh = 0, category = 0, priority = 0 } = rows[0] ?? {}
  return { total, fresh, needed: labelsUntilNext(total - fresh), of: { category, priority } }
}
