import type { ThresholdCurve } from "../../contract/quality.ts"
import { count, percent, ticketCount } from "../ui/format.ts"
import { intervalWords } from "./words.ts"

/** Where a person put the two sliders, and which of them moved last. */
export type Wish = { apply: number | null; suggest: number; moved: "apply" | "suggest" }

/**
 * The thresholds of a wish. Nothing is applied that would not even be suggested: the slider that moved
 * last takes the other one along, which returns to its own place when it comes back.
 */
export function pairOf({ apply, suggest, moved }: Wish): { apply: number | null; suggest: number } {
  if (apply === null || suggest <= apply) return { apply, suggest }
  const both = moved === "apply" ? apply : suggest
  return { apply: both, suggest: both }
}

const stepAt = ({ steps }: ThresholdCurve, at: number) => steps[Math.round(at * 100)]

const noLabels = "No ticket has been decided by a person yet, so nobody knows."

type Wrong = { wrong: number; share: ThresholdCurve["steps"][number]["wrong_share"] }

const wrongWords = ({ wrong, share }: Wrong): string =>
  share.value === null
    ? `${count(wrong)} of them wrong; too few to say more`
    : `${count(wrong)} of them wrong (${percent(share.value)}; ${intervalWords(share)})`

/** What would have been applied from a confidence on. */
export function appliedWords(curve: ThresholdCurve, at: number | null): string {
  if (at === null) return "Nothing is applied; a person decides every value."
  if (curve.labels === 0) return noLabels
  const step = stepAt(curve, at)
  if (step === undefined) return ""
  const wrong = wrongWords({ wrong: step.wrong, share: step.wrong_share })
  const uncalibrated =
    curve.uncalibrated === 0
      ? ""
      : ` ${count(curve.uncalibrated)} had no calibrated confidence, and such are never applied.`
  return `Of the last ${ticketCount(curve.labels)} that people decided, ${count(step.applied)} would have been applied, ${wrong}.${uncalibrated}`
}

/** What would have been suggested from a confidence on, and on what triage would have stayed silent. */
export function suggestedWords(curve: ThresholdCurve, at: number): string {
  if (curve.labels === 0) return noLabels
  const step = stepAt(curve, at)
  if (step === undefined) return ""
  const wrong = wrongWords({ wrong: step.wrong_suggested, share: step.wrong_suggested_share })
  const unknown =
    curve.unknown_language === 0
      ? ""
      : `, ${count(curve.unknown_language)} of them for their language`
  return `${count(step.suggested)} would have been suggested or applied, ${wrong}. On ${count(curve.labels - step.suggested)} triage would have stayed silent${unknown}.`
}
