/**
 * Finds stems in a text in one walk over its words. A stem can only match where its first letters
 * stand, so each word asks a table which stems begin as it does; trying all stems at all words took
 * ten times as long. Most stems are plain letters and are compared as such: a regular expression for each
 * is compiled again whenever it was not used for a while.
 */

export type Found = { start: number; words: string }
export type StemFinder = {
  /** For each list of stems what of it stands in the text, in order, never overlapping. */
  findIn(text: string): Found[][]
}

// Stems match from the beginning of a word on; "\b" knows no letters beyond ASCII.
const wordStart = "(?<![\\p{L}\\p{N}])"
const restOfWord = "[\\p{L}\\p{N}]*"
const word = /[\p{L}\p{N}]+/gu
// Japanese puts no space between words, so its words match anywhere.
const japanese = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+/u
// A table by four letters leaves a third of the stems to try that one by three does.
const keyLengths = [3, 4] as const
const [shortestKey, longestKey] = keyLengths

/** The alternatives of a pattern; those within brackets belong to one. */
function alternativesOf(stems: string): string[] {
  const alternatives = [""]
  let depth = 0
  for (const line of stems.split(/\s*\n\s*/)) {
    if (alternatives.at(-1) !== "") alternatives.push("")
    for (const part of line.split(/(\\.|[[\](){}|])/)) {
      if (/^[[({]$/.test(part)) depth++
      if (/^[\])}]$/.test(part)) depth--
      if (part === "|" && depth === 0) alternatives.push("")
      else alternatives.push((alternatives.pop() ?? "") + part)
    }
  }
  return alternatives
}

/** What stands in the bracket that opens a stem, and after it; null where none opens it. */
function leadingGroup(stem: string): { inner: string; rest: string; isOptional: boolean } | null {
  if (!stem.startsWith("(?:")) return null
  let depth = 0
  for (let at = 0; at < stem.length; at++) {
    if (stem[at] === "\\") at++
    else if (stem[at] === "(") depth++
    else if (stem[at] === ")" && --depth === 0) {
      const rest = stem.slice(at + 1)
      if (/^[*{]/.test(rest)) return null
      const isOptional = rest.startsWith("?")
      return { inner: stem.slice(3, at), rest: isOptional ? rest.slice(1) : rest, isOptional }
    }
  }
  return null
}

// "e-?mail" says too little before the letter that may be left out.
const earlyOptional =
  /^(?<before>[\p{L}\p{N}][\p{L}\p{N} '-]?)(?<letter>[\p{L}\p{N} '-])\?(?<rest>.*)$/u

// "in (?:all|every)" says too little before the bracket: many words begin like that, and few go on so.
const earlyGroup = /^(?<before>(?:[\p{L}\p{N}][\p{L}\p{N} '-]{0,3})?)(?<group>\(\?:.*)$/u

/** "(?:a|b)c" as "ac" and "bc", and "e-?mail" as "e-mail" and "email", so that each says what it begins with. */
function spelledOut(stem: string): string[] {
  const early = earlyGroup.exec(stem)?.groups
  const group = leadingGroup(early?.["group"] ?? "")
  if (group !== null) {
    const inners = [...alternativesOf(group.inner), ...(group.isOptional ? [""] : [])]
    return inners.flatMap((one) => spelledOut((early?.["before"] ?? "") + one + group.rest))
  }
  const { before, letter = "", rest = "" } = earlyOptional.exec(stem)?.groups ?? {}
  if (before === undefined) return [stem]
  return [before + letter + rest, before + rest].flatMap(spelledOut)
}

/** The letters that every match of a stem begins with. */
function firstLettersOf(stem: string): string {
  const letters = /^[\p{L}\p{N}][\p{L}\p{N} '-]*/u.exec(stem)?.[0] ?? ""
  return /^[?*{]/.test(stem.slice(letters.length)) ? letters.slice(0, -1) : letters
}

/** Tells how far a stem reaches in a text from where its first letters stand; null where it does not. */
type Reach = (text: string, at: { start: number; endOfWord: number }) => number | null
type Try = { list: number; letters: string; reach: Reach }

function reachOf(pattern: RegExp): Reach {
  return (text, { start }) => {
    pattern.lastIndex = start
    return pattern.test(text) ? pattern.lastIndex : null
  }
}

const isWithinWord = /^[\p{L}\p{N}]+$/u
const toEndOfWord = reachOf(new RegExp(restOfWord, "uy"))

function tryOf(list: number, stem: string): Try {
  const letters = firstLettersOf(stem)
  const reachOfStem = (): Reach => {
    if (letters !== stem) return reachOf(new RegExp(`(?:${stem})${restOfWord}`, "uy"))
    if (isWithinWord.test(stem)) return (_, { endOfWord }) => endOfWord
    return (text, at) => toEndOfWord(text, { ...at, start: at.start + letters.length })
  }
  return { list, letters, reach: reachOfStem() }
}

/** Stands for the first letters of a text from a place on; others may share it, so all are compared again. */
function keyOf(text: string, start: number, length: number): number {
  let key = length
  for (let at = start; at < start + length; at++)
    key = (Math.imul(key, 31) + text.charCodeAt(at)) | 0
  return key
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

// Words that end in a stem, such as "Kreditkartenrechnung", are looked for only where the stem is.
const compound = "\\p{sc=Latin}{2,20}"
/** A pattern that is looked for in all of a text, if that has what the pattern needs. */
type Scan = { list: number; needs: RegExp | null; pattern: RegExp }
const scanning = (pattern: string) => new RegExp(pattern, "gu")

/** What begins as a word does, and what must be looked for everywhere. */
function tableOf(lists: readonly string[]) {
  const byKey = new Map<number, Try[]>()
  const anywhere: Scan[] = []
  const inJapanese: Scan[] = []
  for (const [list, stems] of lists.entries()) {
    const loose: string[] = []
    const signs: string[] = []
    for (const stem of alternativesOf(stems.trim()).flatMap(spelledOut)) {
      const letters = firstLettersOf(stem)
      const length = Math.min(letters.length, longestKey)
      if (japanese.test(stem)) signs.push(stem)
      else if (length < shortestKey) loose.push(stem)
      else push(byKey, keyOf(letters, 0, length), tryOf(list, stem))
    }
    const compounds = loose.filter((stem) => stem.startsWith(compound))
    const others = loose.filter((stem) => !stem.startsWith(compound))
    const scanFor = (some: string[]) => `${wordStart}(?:${some.join("|")})${restOfWord}`
    if (compounds.length > 0) {
      const second = compounds.map((stem) => stem.slice(compound.length)).join("|")
      anywhere.push({ list, needs: new RegExp(second, "u"), pattern: scanning(scanFor(compounds)) })
    }
    if (others.length > 0) anywhere.push({ list, needs: null, pattern: scanning(scanFor(others)) })
    if (signs.length > 0) inJapanese.push({ list, needs: null, pattern: scanning(signs.join("|")) })
  }
  return { byKey, anywhere, inJapanese }
}

const withoutOverlaps = (found: Found[]): Found[] => {
  let end = 0
  return found
    .toSorted((one, other) => one.start - other.start)
    .filter(({ start, words }) => {
      if (start < end) return false
      end = start + words.length
      return true
    })
}

/** Each match of a pattern, without the copy of the pattern that `matchAll` makes. */
function eachMatch(pattern: RegExp, text: string, visit: (found: Found) => void): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
    visit({ start: match.index, words: match[0] })
}

/** A finder for several lists of stems, written as alternatives of regular expressions. */
export function createStemFinder(lists: readonly string[]): StemFinder {
  const { byKey, anywhere, inJapanese } = tableOf(lists)

  function findAt(text: string, at: { start: number; endOfWord: number }, found: Found[][]): void {
    const { start } = at
    for (const length of keyLengths) {
      for (const { list, letters, reach } of byKey.get(keyOf(text, start, length)) ?? []) {
        const before = found[list]
        if (before === undefined || before.at(-1)?.start === start) continue
        const end = text.startsWith(letters, start) ? reach(text, at) : null
        if (end !== null) before.push({ start, words: text.slice(start, end) })
      }
    }
  }
  return {
    findIn(text) {
      const found = lists.map((): Found[] => [])
      eachMatch(word, text, ({ start, words }) =>
        findAt(text, { start, endOfWord: start + words.length }, found),
      )
      const scans = japanese.test(text) ? [...anywhere, ...inJapanese] : anywhere
      for (const { list, needs, pattern } of scans) {
        if (needs === null || needs.test(text))
          eachMatch(pattern, text, (match) => found[list]?.push(match))
      }
      return found.map(withoutOverlaps)
    },
  }
}
