import { delimiter, instructions } from "../prompt.ts"
import type { Classification } from "../provider.ts"

// Shorter runs are plain English that both may well share.
const longestRun = 24
const shortestKeyPart = 8

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
const plainInstructions = plain(instructions)

/** Whether a text holds a run of another that is too long to be chance. */
function sharesRun(text: string, other: string, length: number): boolean {
  for (let at = 0; at + length <= text.length; at++) {
    if (other.includes(text.slice(at, at + length))) return true
  }
  return false
}

const backwards = (text: string) => Array.from(text).toReversed().join("")

function givesAway(reason: string, apiKey: string | null): boolean {
  if (delimiter.test(reason) || sharesRun(plain(reason), plainInstructions, longestRun)) return true
  if (apiKey === null) return false
  // A key may come back in pieces, backwards or encoded.
  const kept = reason.replaceAll(/[^A-Za-z0-9+/=_-]/g, "")
  const forms = [
    apiKey,
    backwards(apiKey),
    Buffer.from(apiKey).toString("base64"),
    Buffer.from(apiKey).toString("hex"),
  ]
  return forms.some((form) => sharesRun(kept, form, shortestKeyPart))
}

/**
 * An answer whose reason repeats neither our instructions nor the key. A ticket can talk a model into
 * writing them there; the values are bound to their lists, the reason is the only free text.
 */
export const withSafeReason = <Answer extends Classification>(
  answer: Answer,
  apiKey: string | null,
): Answer => (givesAway(answer.reason, apiKey) ? { ...answer, reason: "" } : answer)
