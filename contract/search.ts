import { z } from "zod"
import { endpoint, json, refusals } from "./endpoint.ts"
import { optionalText } from "./text.ts"

export const spellingSchema = z
  .object({
    search: z.string().nullable().meta({
      description: "The search line with the words put right; null where none is likelier.",
      example: "password status:open",
    }),
    words: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .meta({ example: [{ from: "pasword", to: "password" }] }),
  })
  .meta({ id: "Spelling" })
export type Spelling = z.output<typeof spellingSchema>

export const checkSpelling = endpoint({
  method: "get",
  path: "/api/search/spelling/",
  tags: ["Search"],
  summary: "Read what a search line may have meant",
  description:
    "For words that hardly any ticket holds: the word of this desk's tickets that is spelled most like it and that more tickets hold. Phrases, excluded words and operators stay as they are.",
  request: { query: z.object({ search: optionalText() }) },
  responses: { 200: json(spellingSchema, "The spelling."), ...refusals },
})
