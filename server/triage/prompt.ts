import { createHash, randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import type { TicketText } from "./provider.ts"

/** What the model is told about its work, as it stands in prompt.md. */
export const instructions = readFileSync(new URL("./prompt.md", import.meta.url), "utf8")

/** Names the wording, so that figures of different wordings are never mixed. */
export const promptVersion = createHash("sha256").update(instructions).digest("hex").slice(0, 12)

// What decides stands early; the rest only costs money.
export const readLength = 12_000

// Three characters a token is more than most vendors count, in scripts other than Latin too.
const charactersInToken = 3

/** About how many tokens a text is. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / charactersInToken)

/** About how many tokens a model reads for a ticket. */
export const estimateInput = ({ title, description }: TicketText): number =>
  estimateTokens(instructions + `${title}${description}`.slice(0, readLength))

/** What stands around a ticket, in an answer that repeats it. */
export const delimiter = /TICKET [\w-]{12}(?![\w-])/

/** The ticket between delimiters that nobody can foresee, so that no text can end them. */
export function ticketMessage({ title, description }: TicketText): string {
  const word = randomBytes(9).toString("base64url")
  const text = `Title: ${title}\n\n${description}`.slice(0, readLength).toWellFormed()
  return `TICKET ${word}\n${text}\nTICKET ${word}`
}
