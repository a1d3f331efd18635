import type { TicketText } from "../provider.ts"

/** A part of a ticket, in small letters without accents, and how much it counts. */
export type Passage = { text: string; weight: number }

// What matters stands early; everything after costs time and adds noise.
const maxLength = 4_000
const weights = { title: 1.5, body: 1, quoted: 0.4 }

/** Small letters without accents, so that "Öffnungszeiten" and "OFFNUNGSZEITEN" read the same. */
export const simplify = (text: string): string =>
  text
    .normalize("NFKD")
    // Latin accents only: Japanese voicing marks are letters of their own.
    .replaceAll(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .replaceAll("ı", "i")

/** The passages of a ticket: its title, its own words, and what it quotes; signatures are left out. */
export function passagesOf({ title, description }: TicketText): Passage[] {
  const own: string[] = []
  const quoted: string[] = []
  for (const line of description.slice(0, maxLength).split("\n")) {
    if (/^--\s?$/.test(line)) break
    if (line.startsWith(">")) quoted.push(line)
    else own.push(line)
  }
  return [
    { text: simplify(title.slice(0, maxLength)), weight: weights.title },
    { text: simplify(own.join("\n")), weight: weights.body },
    { text: simplify(quoted.join("\n")), weight: weights.quoted },
  ]
}
