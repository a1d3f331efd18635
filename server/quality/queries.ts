import { sql } from "kysely"
import {
  mostUntouched,
  type ProviderQuality,
  type Quality,
  type Threshold,
  type ThresholdCurve,
  type TriageSettings,
} from "../../contract/quality.ts"
import type { Category, TriageField } from "../../contract/vocabulary.ts"
import type { Db } from "../database/connect.ts"
import { only } from "../database/only.ts"
import { isCounted } from "../learning/queries.ts"
import { costOf, type Budget } from "../triage/budget.ts"
import { figureOf } from "./figures.ts"
import { fieldQuality, type Cell } from "./measures.ts"

export type Span = { from: Date; to: Date }
type AuthorRow = { provider: string; model: string; prompt_version: string }
type LabelledCell = AuthorRow & Cell & { field: TriageField }

/**
 * Each author's latest answer for a ticket before a person decided, against the decision, counted by
 * truth, answer and confidence, calibrated ones apart from stated ones. Texts that are copies of each other count once.
 */
async function labelledCells(db: Db, { from, to }: Span): Promise<LabelledCell[]> {
  const { rows } = await sql<LabelledCell>`
    with answer as (
      select distinct on (s.provider, s.model, s.prompt_version, s.ticket_id)
        s.provider, s.model, s.prompt_version,
        s.category, s.priority, label.category as true_category, label.priority as true_priority,
        category_calibrated, category_confidence, priority_calibrated, priority_confidence, s.abstains
      from label join suggestion s on s.ticket_id = label.ticket_id
      where s.failure is null and s.created_at <= label.decided_at
        and s.created_at >= ${from} and s.created_at < ${to} and label.decided_at >= ${from}
        and ${isCounted}
      order by s.provider, s.model, s.prompt_version, s.ticket_id, s.id desc)
    select provider, model, prompt_version, field, truth, answer, is_calibrated,
      least(9, floor(share * 10))::int as bin, count(*)::int as tickets,
      (count(*) filter (where share >= suggest_from and abstains is distinct from 'unknown_language'))::int as covered,
      sum(share)::float8 as confidence
    from answer
    cross join lateral (values
      ('category', true_category::text, category::text, coalesce(category_calibrated, category_confidence),
        category_calibrated is not null,
        coalesce((select suggest_from from threshold where field = 'category' and value = category::text),
          (select suggest_from from threshold where field = 'category' and value = ''))),
      ('priority', true_priority::text, priority::text, coalesce(priority_calibrated, priority_confidence),
        priority_calibrated is not null,
        (select suggest_from from threshold where field = 'priority' and value = '')))
      as judged (field, truth, answer, share, is_calibrated, suggest_from)
    where truth is not null
    group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(db)
  return rows
}

type Totals = AuthorRow & {
  is_shadow: boolean
  answers: number
  failures: number
  p50: number | null
  p95: number | null
  input_tokens: number
  output_tokens: number
}

async function authorTotals(db: Db, { from, to }: Span): Promise<Totals[]> {
  const { rows } = await sql<Totals>`
    select provider, model, prompt_version, bool_and(is_shadow) as is_shadow,
      (count(*) filter (where failure is null))::int as answers,
      (count(*) filter (where failure is not null))::int as failures,
      (percentile_disc(0.5) within group (order by latency_ms) filter (where failure is null))::int as p50,
      (percentile_disc(0.95) within group (order by latency_ms) filter (where failure is null))::int as p95,
      coalesce(sum(input_tokens), 0)::int8 as input_tokens,
      coalesce(sum(output_tokens), 0)::int8 as output_tokens
    from suggestion
    where created_at >= ${from} and created_at < ${to}
    group by 1, 2, 3
    order by answers desc, provider, model
    limit 50`.execute(db)
  return rows
}

type PricesOf = Budget["pricesOf"]

const isBy = ({ provider, model, prompt_version }: AuthorRow, cell: AuthorRow) =>
  cell.provider === provider && cell.model === model && cell.prompt_version === prompt_version

function toProvider(totals: Totals, mine: LabelledCell[], pricesOf: PricesOf): ProviderQuality {
  const { provider, model, prompt_version, p50, p95 } = totals
  const of = (field: TriageField) =>
    fieldQuality(
      field,
      mine.filter((cell) => cell.field === field),
    )
  return {
    provider,
    model,
    prompt_version,
    is_shadow: totals.is_shadow,
    answers: totals.answers,
    failures: totals.failures,
    latency_ms: p50 === null || p95 === null ? null : { p50, p95 },
    input_tokens: totals.input_tokens,
    output_tokens: totals.output_tokens,
    cost:
      provider === "builtin"
        ? 0
        : costOf(
            { input: totals.input_tokens, output: totals.output_tokens },
            pricesOf(totals.is_shadow ? "shadow" : "first"),
          ),
    category: of("category"),
    priority: of("priority"),
  }
}

/** All versions of the built-in classifier as one; null where no more than one answered. */
function builtinOf(totals: Totals[], cells: LabelledCell[]): ProviderQuality | null {
  const versions = totals.filter(({ provider }) => provider === "builtin")
  const [first] = versions
  if (first === undefined || versions.length < 2) return null
  const sum = (field: "answers" | "failures") =>
    versions.reduce((total, version) => total + version[field], 0)
  const all: Totals = {
    ...first,
    model: "all versions",
    is_shadow: versions.every((version) => version.is_shadow),
    answers: sum("answers"),
    failures: sum("failures"),
    p50: null,
    p95: null,
  }
  return toProvider(
    all,
    cells.filter(({ provider }) => provider === "builtin"),
    () => null,
  )
}

type People = Record<
  | "both_category"
  | "same_category"
  | "both_priority"
  | "same_priority"
  | "audited_category"
  | "right_category"
  | "audited_priority"
  | "right_priority"
  | "untouched",
  number
>

async function people(db: Db, { from, to }: Span): Promise<People> {
  const { rows } = await sql<People>`
    select
      (count(*) filter (where is_drawn and desk_category is not null and requester_category is not null))::int as both_category,
      (count(*) filter (where is_drawn and desk_category = requester_category))::int as same_category,
      (count(*) filter (where is_drawn and desk_priority is not null and requester_priority is not null))::int as both_priority,
      (count(*) filter (where is_drawn and desk_priority = requester_priority))::int as same_priority,
      count(*) filter (where category_audited)::int as audited_category,
      count(*) filter (where category_audited and category_kind = 'accepted')::int as right_category,
      count(*) filter (where priority_audited)::int as audited_priority,
      count(*) filter (where priority_audited and priority_kind = 'accepted')::int as right_priority,
      (select count(*)::int from (
        select from ticket where created_at >= ${from} and created_at < ${to}
          and (category_by = 'triage' or priority_by = 'triage') limit ${mostUntouched}) filled) as untouched
    from label left join (select ticket_id, true as is_drawn from agreement_sample) drawn using (ticket_id)
    where decided_at >= ${from} and decided_at < ${to}`.execute(db)
  return only(rows)
}

/** How often each provider was right in a span, and what that took. */
export async function getQuality(db: Db, span: Span, pricesOf: PricesOf): Promise<Quality> {
  const totals = await authorTotals(db, span)
  const cells = await labelledCells(db, span)
  const counts = await people(db, span)
  return {
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    providers: totals.map((one) =>
      toProvider(
        one,
        cells.filter((cell) => isBy(one, cell)),
        pricesOf,
      ),
    ),
    builtin: builtinOf(totals, cells),
    agreement: {
      category: figureOf(counts.same_category, counts.both_category),
      priority: figureOf(counts.same_priority, counts.both_priority),
    },
    audited: {
      category: figureOf(counts.right_category, counts.audited_category),
      priority: figureOf(counts.right_priority, counts.audited_priority),
    },
    untouched: counts.untouched,
  }
}

/** The thresholds, each field's default first, and the audit share. */
export async function getSettings(db: Db): Promise<TriageSettings> {
  const thresholds = await sql<Threshold>`
    select field, nullif(value, '') as category, apply_from, suggest_from from threshold
    order by field, value`.execute(db)
  const { audit_share } = await db
    .selectFrom("triage_setting")
    .select("audit_share")
    .executeTakeFirstOrThrow()
  return { thresholds: thresholds.rows, audit_share }
}

const lastLabels = 1_000

type Counts = Record<"labels" | "uncalibrated" | "unknown_language", number>
type Step = Record<"threshold" | "applied" | "wrong" | "suggested" | "wrong_suggested", number>
type Wanted = {
  field: TriageField
  category: Category | null
  author: { name: string; model: string; promptVersion: string }
}

/**
 * What each threshold would have applied and suggested of the last labelled tickets, and how much of it
 * wrongly, as certaintyOf decides: only a calibrated confidence applies, and no value of a text in an
 * unknown language is sure. For all categories, those with thresholds of their own are left out.
 */
export async function getThresholdCurve(
  db: Db,
  { field, category, author }: Wanted,
): Promise<ThresholdCurve> {
  const column = sql.ref(field)
  // Versions of the built-in classifier follow each other; its record is that of all of them.
  const isAuthor =
    author.name === "builtin"
      ? sql`s.provider = 'builtin'`
      : sql`s.provider = ${author.name} and s.model = ${author.model} and s.prompt_version = ${author.promptVersion}`
  const isSubject = category
    ? sql`s.category = ${category}::category`
    : sql`not exists (select from threshold own where own.field = ${field} and own.value = s.category::text)`
  const { rows } = await sql<{ counts: Counts; steps: Step[] }>`
    with answer as (
      select distinct on (label.decided_at, label.ticket_id)
        ${sql.ref(`s.${field}_calibrated`)}::numeric as calibrated,
        ${sql.ref(`s.${field}_confidence`)}::numeric as stated,
        s.abstains is distinct from 'unknown_language' as knows_language,
        s.${column} = label.${column} as is_right
      from label join suggestion s on s.ticket_id = label.ticket_id
      where s.failure is null and s.created_at <= label.decided_at and ${isAuthor}
        and label.${column} is not null and ${isSubject} and ${isCounted}
      order by label.decided_at desc, label.ticket_id desc, s.id desc
      limit ${lastLabels})
    , step as (
      select (step / 100.0)::float8 as threshold,
        (count(*) filter (where calibrated >= step / 100.0))::int as applied,
        (count(*) filter (where calibrated >= step / 100.0 and not is_right))::int as wrong,
        count(stated)::int as suggested,
        (count(stated) filter (where not is_right))::int as wrong_suggested
      from generate_series(0, 100) as step
      left join answer on knows_language and coalesce(calibrated, stated) >= step / 100.0
      group by step)
    select (select json_build_object('labels', count(*),
        'uncalibrated', count(*) filter (where knows_language and calibrated is null),
        'unknown_language', count(*) filter (where not knows_language)) from answer) as counts,
      (select json_agg(step order by threshold) from step) as steps`.execute(db)
  const curve = only(rows)
  return {
    ...curve.counts,
    steps: curve.steps.map((step) =>
      Object.assign(step, {
        wrong_share: figureOf(step.wrong, step.applied),
        wrong_suggested_share: figureOf(step.wrong_suggested, step.suggested),
      }),
    ),
  }
}
