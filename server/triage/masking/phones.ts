/** Digits that stand together, where, and what parts them from those before. */
export type Group = { digits: string; start: number; end: number; parted: string }

// What announces a phone number, and what may stand between the word and the number.
const cue =
  /(?<!\p{L})(?:(?:tel[eé]?f|t[eé]l[eé]?ph|phone|rufn|mobil|handy|telemó|телеф)\p{L}{0,12}|tel|call(?:s|ed|ing)?|dial|ring|cell(?:ulare)?|fax|whatsapp|sms|gsm|hotline|anruf|rückruf|callback|celular|m[oó]vil|portable|тел|電話|电话)(?:[^\p{L}\p{N}\n]{1,3}(?:me|us|him|her|back|at|on|under|unter|is|my|your|our|the|number|nummer|no|nr|num|uns|mich|an|au|al|a)(?!\p{L}))*[^\p{L}\p{N}\n]{0,4}$/iu
// What announces a number of something else.
const otherCue =
  /#$|(?<!\p{L})(?:order|invoice|ticket|case|ref|reference|serial|tracking|build|version|article|item|sku|id|bestell|rechnung|auftrag|artikel|commande|facture|pedido|factura|fattura|ordine)\p{L}{0,10}(?:[^\p{L}\p{N}\n]{1,3}(?:no|nr|number|nummer|num|id|is)(?!\p{L}))*[^\p{L}\p{N}\n]{0,4}$/iu
const furthestCue = 60

// How the national forms that do not begin with 0 are parted, and what they begin with.
const parted: Record<string, RegExp> = {
  "3-3-4": /^[2-9]/, // United States, Italy: 212 555 0134.
  "1-3-3-4": /^1/, // 1-800-555-0199.
  "1-3-3-2-2": /^[78]/, // Russia: 8 (495) 123-45-67.
  "3-3-2-2": /^[2-9]/, // Turkey: 532 123 45 67.
  "3-2-2-2": /^[5-9]/, // Spain: 612 34 56 78.
  "3-4-4": /^1/, // China: 138 1234 5678.
  "5-5": /^[6-9]/, // India: 98765 43210.
}
// Brazil; with spaces alone they are years and amounts as well.
const bracketed = /^(?:2-5-4|2-4-4)$/
const together =
  /^(?:1?[2-9]\d{2}[2-9]\d{6}|1[3-9]\d{9}|[78]9\d{9}|0[1-9]\d{7,11}|00[1-9]\d{6,14})$/

const isEndOfLine = ({ parted: sign }: Group) => /[\n\r\t]|\.\s/.test(sign)

/** The groups from here on that stand in one line. */
function lineFrom(groups: Group[], at: number): Group[] {
  const rest = groups.slice(at, at + 16)
  const end = rest.findIndex((group, n) => n > 0 && isEndOfLine(group))
  return end === -1 ? rest : rest.slice(0, end)
}

/** How many groups have so many digits together, as many groups as possible; 0 for none. */
function longest(line: Group[], min: number, max: number): number {
  let [digits, length] = [0, 0]
  for (const [at, group] of line.entries()) {
    digits += group.digits.length
    if (digits > max) break
    if (digits >= min) length = at + 1
  }
  return length
}

const isApart = (group: Group | undefined) =>
  group === undefined || /^\s|^[.)]?\s/.test(group.parted)

/** How many groups have one of the national forms; 0 for none. */
function nationalLength(line: Group[]): number {
  const digits = line.map((group) => group.digits)
  const [first = ""] = digits
  if (/^0[1-9]/.test(first)) return longest(line, 9, 13)
  if (first.startsWith("00")) return longest(line, 10, 17)
  if (isApart(line[1]) && together.test(first)) return 1
  for (let length = 2; length <= 5; length++) {
    const form = digits
      .slice(0, length)
      .map((group) => group.length)
      .join("-")
    if (!isApart(line[length]) || line.length < length) continue
    if (parted[form]?.test(first)) return length
    const signs = line
      .slice(1, length)
      .map((group) => group.parted)
      .join("")
    if (bracketed.test(form) && /[^\s]/.test(signs)) return length
  }
  return 0
}

/** How many of the groups of digits from here on are a phone number; 0 for none. */
export function phoneAt(text: string, groups: Group[], at: number): number {
  const line = lineFrom(groups, at)
  const [first] = line
  if (first === undefined) return 0
  const before = text.slice(Math.max(0, first.start - furthestCue), first.start)
  // Shorter than eight digits no number is, with its country.
  if (/\+ ?\(?$/.test(before)) return longest(line, 8, 15)
  const isAfterWords = /[\p{L}#]/u.test(before)
  if (isAfterWords && cue.test(before)) return longest(line, 6, 15)
  const isGrown = /[\p{L}\p{N}_][\p{Pd}_/#.]$/u.test(before)
  if (isGrown || (isAfterWords && otherCue.test(before))) return 0
  return nationalLength(line)
}
