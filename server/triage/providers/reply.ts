import { z } from "zod"
import { categories, priorities } from "../../../contract/vocabulary.ts"
import { ProviderFailure, type Classification } from "../provider.ts"

/** What the model is asked for; vendors that can are held to it while they write. */
export const replySchema = z.object({
  category: z.enum(categories),
  category_confidence: z.number(),
  priority: z.enum(priorities),
  priority_confidence: z.number(),
  reason: z.string(),
})

const confidence = z.number().min(0).max(1)
const strictSchema = replySchema.extend({
  category_confidence: confidence,
  priority_confidence: confidence,
})

const maxReasonLength = 160

/** The JSON object in a reply; some models wrap it into thoughts, fences or a friendly sentence. */
function objectIn(text: string): unknown {
  // Where a server's template opens the thoughts itself, only their end is in the reply.
  const spoken = text.split("</think>").at(-1) ?? ""
  const from = spoken.indexOf("{")
  const to = spoken.lastIndexOf("}")
  if (from === -1 || to < from) return undefined
  try {
    return JSON.parse(spoken.slice(from, to + 1))
  } catch {
    return undefined
  }
}

const oneLine = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .toWellFormed()
    .trim()
    .slice(0, maxReasonLength)
    .toWellFormed()

const namedValues = z.object({ category: z.string(), priority: z.string() })
const closedLists = replySchema.pick({ category: true, priority: true })

const namesUnknownValue = (reply: unknown) =>
  namedValues.safeParse(reply).success && !closedLists.safeParse(reply).success

/** The classification in a model's reply. Throws a ProviderFailure for anything but listed values. */
export function parseReply(text: string): Classification {
  if (text.trim() === "") throw new ProviderFailure("empty", "The model answered nothing.")
  const reply = objectIn(text)
  const parsed = strictSchema.safeParse(reply)
  if (!parsed.success) {
    throw namesUnknownValue(reply)
      ? new ProviderFailure("unknown_value", "The model named a value that does not exist.")
      : new ProviderFailure(
          "unparseable",
          "The model's answer has not the form that was asked for.",
        )
  }
  const { category, priority, category_confidence, priority_confidence, reason } = parsed.data
  return {
    category: { value: category, confidence: category_confidence },
    priority: { value: priority, confidence: priority_confidence },
    reason: oneLine(reason),
  }
}
