import { cardAt } from "./cards.ts"
import { phoneAt, type Group } from "./phones.ts"

// Spaces and dashes of any kind, also those that nobody sees.
const run = /\d+(?:[\s\p{Pd}\u2212\u00ad\u200b\u2060.()/]{1,3}\d+)*/gu
const day = String.raw`(?:0?[1-9]|[12]\d|3[01])`
const month = String.raw`(?:0?[1-9]|1[0-2])`
const year = String.raw`(?:19|20)\d\d`
// 2026-11-23, 23.11.2026, 11/23/26; and 192.168.0.1. What goes on with a sign and a digit is none.
const notPersonal = new RegExp(
  [
    String.raw`${year}([./-])${month}\1${day}(?!\d)`,
    String.raw`\d\d?([./-])${day}\2${year}(?!\d)`,
    String.raw`\d\d?([./-])${day}\3\d\d(?![./-]?\d)`,
    String.raw`(?:\d{1,3}\.){3}\d{1,3}(?![./-]?\d)`,
  ]
    .map((form) => String.raw`(?<!\d[./-]?)(?:${form})`)
    .join("|"),
  "g",
)

function groupsOf(found: string, start: number): Group[] {
  let end = 0
  return Array.from(found.matchAll(/\d+/g), ({ 0: digits, index }) => {
    const parted = found.slice(end, index)
    end = index + digits.length
    return { digits, parted, start: start + index, end: start + end }
  })
}

/** Whether letters are grown to the digits, or they tell the time. */
function isOfAWord(text: string, { start, end }: Group): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 3)]
  if (/[\p{L}\p{N}_]$|\d:$/u.test(before) || /^:\d/.test(after)) return true
  const isExtended = /^(?:x ?\d|ext)/i.test(after)
  return /^[\p{L}_]/u.test(after) && !isExtended && !before.endsWith("+")
}

/** Groups that may be a number of a person's, in pieces: what is a date, time or word parts them. */
function piecesOf(text: string, { 0: found, index }: RegExpExecArray): Group[][] {
  const others = Array.from(found.matchAll(notPersonal), ({ 0: other, index: at }) => ({
    from: index + at,
    to: index + at + other.length,
  }))
  const pieces: Group[][] = [[]]
  for (const group of groupsOf(found, index)) {
    const isOther = others.some(({ from, to }) => group.start >= from && group.end <= to)
    if (isOther || isOfAWord(text, group)) pieces.push([])
    else pieces.at(-1)?.push(group)
  }
  return pieces
}

type Hidden = { start: number; end: number; word: "[card]" | "[phone]" }

/** From the first sign to the last: with the plus and the bracket that a number begins with. */
function spanOf(text: string, groups: Group[], word: Hidden["word"]): Hidden[] {
  const [first, last] = [groups[0], groups.at(-1)]
  if (first === undefined || last === undefined) return []
  const opening = /(?:\+ ?\(?|\()$/.exec(text.slice(Math.max(0, first.start - 3), first.start))?.[0]
  const isClosed = groups.slice(1).some(({ parted }) => parted.includes(")"))
  const signs = opening === "(" && !isClosed ? 0 : (opening?.length ?? 0)
  return [{ start: first.start - signs, end: last.end, word }]
}

function hiddenIn(text: string, groups: Group[]): Hidden[] {
  const digits = groups.map((group) => group.digits)
  const hidden: Hidden[] = []
  let free: Group[] = []
  const hidePhones = () => {
    for (let at = 0; at < free.length;) {
      const length = phoneAt(text, free, at)
      hidden.push(...spanOf(text, free.slice(at, at + length), "[phone]"))
      at += Math.max(length, 1)
    }
    free = []
  }
  for (let at = 0; at < groups.length;) {
    const [group] = groups.slice(at, at + 1)
    const isDialled = group !== undefined && text.slice(0, group.start).endsWith("+")
    const length = isDialled ? 0 : cardAt(digits, at)
    if (length > 0) {
      hidePhones()
      hidden.push(...spanOf(text, groups.slice(at, at + length), "[card]"))
    } else if (group) free.push(group)
    at += Math.max(length, 1)
  }
  hidePhones()
  return hidden
}

/** Hides payment cards and phone numbers. */
export function hideNumbers(text: string): string {
  let masked = ""
  let from = 0
  run.lastIndex = 0
  for (let match = run.exec(text); match !== null; match = run.exec(text)) {
    for (const { start, end, word } of piecesOf(text, match).flatMap((piece) =>
      hiddenIn(text, piece),
    )) {
      masked += text.slice(from, start) + word
      from = end
    }
  }
  return masked + text.slice(from)
}
