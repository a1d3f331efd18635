import { sql } from "kysely"
import type { TriageSettings } from "../../contract/quality.ts"
import type { Category, TriageField } from "../../contract/vocabulary.ts"
import type { Tx } from "../database/connect.ts"
import type { Deps } from "../deps.ts"
import { invalid } from "../http/errors.ts"
import { getSettings } from "./queries.ts"

export type ThresholdWish = {
  field: TriageField
  category: Category | null
  apply_from: number | null
  suggest_from: number | null
}
export type SettingsWish = {
  audit_share?: number | undefined
  thresholds?: ThresholdWish[] | undefined
}

function faultIn({ field, category, apply_from, suggest_from }: ThresholdWish): string | null {
  if (field === "priority" && category !== null) {
    return "a priority has no thresholds for a category; leave category null"
  }
  if (suggest_from === null) {
    return category === null ? "suggest_from of a field must be a number from 0 to 1" : null
  }
  if (apply_from !== null && apply_from < suggest_from) {
    return `apply_from (${apply_from}) must not be below suggest_from (${suggest_from})`
  }
  return null
}

async function saveThreshold(
  tx: Tx,
  { field, category, apply_from, suggest_from }: ThresholdWish,
): Promise<void> {
  const value = category ?? ""
  if (suggest_from === null) {
    await tx.deleteFrom("threshold").where("field", "=", field).where("value", "=", value).execute()
    return
  }
  await tx
    .insertInto("threshold")
    .values({ field, value, apply_from, suggest_from })
    .onConflict((conflict) =>
      conflict
        .columns(["field", "value"])
        .doUpdateSet({ apply_from, suggest_from, changed_at: sql<Date>`now()` }),
    )
    .execute()
}

/** Changes thresholds and audit share, all or nothing; every server follows within seconds. */
export async function changeSettings(
  { db, triage }: Deps,
  { audit_share, thresholds = [] }: SettingsWish,
): Promise<TriageSettings> {
  const faults = thresholds.map(faultIn).filter((fault) => fault !== null)
  if (faults.length > 0) throw invalid({ thresholds: faults })
  await db.transaction().execute(async (tx) => {
    for (const threshold of thresholds) await saveThreshold(tx, threshold)
    if (audit_share !== undefined) {
      await tx.updateTable("triage_setting").set({ audit_share }).execute()
    }
  })
  await triage.knowledge.refresh()
  return getSettings(db)
}
