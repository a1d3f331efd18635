import type { TicketText } from "../provider.ts"

/** A part of a ticket, in small letters without accents, and how much it counts. */
export type Passage = { text: string; weight: number }

/** What matters stands early; everything after costs time and adds noise. In UTF-16 units. */
export const maxLength = 2_000
const weights = { title: 1.5, body: 1, quoted: 0.4 }

const isAscii = /^[\0-\x7f]*$/

const withoutAccents = (text: string): string =>
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

/** Small letters without accents, so that "Öffnungszeiten" and "OFFNUNGSZEITEN" read the same. */
export function simplify(text: string): string {
  // Most of what is read is plain English; the long way takes ten times as long.
  const small = isAscii.test(text) ? text.toLowerCase().replaceAll("`", "'") : withoutAccents(text)
  // Addresses are names: bill@example.com is no bill.
  return small.includes("@") ? small.replaceAll(/[^\s@]{1,64}@[^\s@]{1,255}/g, " ") : small
}

const signature = /^--\s?$/
const greetings = `hi|hello|hey|dear|good (?:morning|afternoon|evening|day)
  hallo|guten (?:tag|morgen|abend)|moin|sehr geehrte|liebe[rs]?
  hola|buen[oa]s (?:dias|tardes|noches)|estimad[oa]s?|bonjour|bonsoir|cher|chere
  ola|oi|bom dia|boa (?:tarde|noite)|prezad[oa]s?|ciao|buongiorno|buonasera|gentile
  goede(?:morgen|middag|navond)|beste|geachte|dzien dobry|szanowni|czesc|merhaba|hej`
const farewells = `(?:(?:kind|best|warm|many) |with .{0,20} )?regards|best wishes|all the best|cheers|(?:yours )?sincerely|yours
  mit (?:freundlichen|besten|vielen) \\p{L}+|(?:viele|beste|liebe|herzliche) grusse|mfg
  (?:un )?(?:cordial )?saludos?|atentamente|(?:bien )?cordialement|(?:bonne|belle) journee|salutations
  atenciosamente|cumprimentos|(?:cordiali |distinti )?saluti|(?:met )?vriendelijke groet(?:en)?|groet(?:en|jes)
  pozdrawiam|saygilar\\p{L}*|med vanliga? halsningar?|mvh
  (?:many |much )?thanks|thank you|thx|vielen dank|danke|(?:muchas )?gracias|merci|obrigad[oa]|grazie|bedankt|alvast
  dziekuje|tesekkur\\p{L}*|tack`
const anyOf = (words: string) => `(?:${words.replaceAll(/\s*\n\s*/g, "|")})`
const name = "(?:[ ,]+[\\p{L}.'-]+)"

// "Hi Tom," and "Thanks in advance", not "Hi my login is broken".
const greeting = new RegExp(`^${anyOf(greetings)}(?:${name}{0,4} ?[,!:]|${name}{0,2}[.]?)$`, "u")
const closing = new RegExp(`^${anyOf(farewells)}${name}{0,4}[ ,.!]*$`, "u")
const quoteHeader =
  /^(?:-{2,} ?(?:original message|forwarded message|ursprungliche nachricht|message d'origine|mensaje original)|(?:on|am|le|el|em|il|op) .{6,80}(?:wrote|schrieb .{0,40}|a ecrit|escribio|escreveu|ha scritto|schreef .{0,40}) ?:)/

// Longer lines say more than hello, and these patterns are only quick on short ones.
const longestFrame = 120

type Kind = "own" | "quoted"

// Greetings and names carry words such as "accounts department" that say nothing about the ticket.
function splitLines(lines: string[]): Record<Kind, string[]> {
  const parts: Record<Kind, string[]> = { own: [], quoted: [] }
  let hasBegun = false
  let rest: Kind = "own"
  for (const line of lines) {
    const trimmed = line.trim()
    if (signature.test(line)) break
    const isShort = trimmed.length <= longestFrame
    const isClosing = isShort && closing.test(trimmed)
    const isFrame = isClosing || (isShort && greeting.test(trimmed))
    if (isShort && quoteHeader.test(trimmed)) rest = "quoted"
    parts[isFrame || trimmed.startsWith(">") ? "quoted" : rest].push(line)
    if (hasBegun && isClosing) rest = "quoted"
    hasBegun ||= !isFrame && trimmed !== ""
  }
  return parts
}

/** The passages of a ticket: its title, its own words, and what frames or is quoted in them. */
export function passagesOf({ title, description }: TicketText): Passage[] {
  const body = simplify(description.slice(0, maxLength))
  const { own, quoted } = splitLines(body.split("\n"))
  const isOnlyQuoted = own.every((line) => line.trim() === "")
  return [
    { text: simplify(title.slice(0, maxLength)), weight: weights.title },
    { text: own.join("\n"), weight: weights.body },
    { text: quoted.join("\n"), weight: isOnlyQuoted ? weights.body : weights.quoted },
  ]
}
