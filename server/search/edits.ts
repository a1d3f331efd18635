/** In a short word one slip changes everything, in a long one two are still the same word. */
export const mostEdits = (word: string): number => (Array.from(word).length < 6 ? 1 : 2)

/**
 * How many slips of a typist lie between two words: a letter too many, too few, another one, or two
 * neighbours swapped (optimal string alignment; Boytsov, ACM JEA 16, 2011).
 */
export function editsBetween(one: string, other: string): number {
  const [from, to] = [Array.from(one), Array.from(other)]
  let [beforeLast, last] = [new Array<number>(), to.map((_, at) => at + 1)]
  last.unshift(0)
  for (const [row, sign] of from.entries()) {
    const current = [row + 1]
    for (const [column, wanted] of to.entries()) {
      const [left, above, diagonal] = [current[column], last[column + 1], last[column]]
      const least = Math.min(
        (left ?? 0) + 1,
        (above ?? 0) + 1,
        (diagonal ?? 0) + (sign === wanted ? 0 : 1),
      )
      const isSwap = row > 0 && column > 0 && sign === to[column - 1] && from[row - 1] === wanted
      current.push(isSwap ? Math.min(least, (beforeLast[column - 1] ?? 0) + 1) : least)
    }
    ;[beforeLast, last] = [last, current]
  }
  return last[to.length] ?? 0
}

const alphabetSize = 32
const isSmallLetter = /[\p{Ll}\p{Lo}]/u

/** Letters that may stand among these: an alphabet lies together in Unicode. */
function lettersLike(signs: string[]): string[] {
  const starts = new Set(signs.map((sign) => (sign.codePointAt(0) ?? 0) & -alphabetSize))
  return [...starts].flatMap((start) =>
    Array.from({ length: alphabetSize }, (_, at) => String.fromCodePoint(start + at)).filter(
      (sign) => isSmallLetter.test(sign),
    ),
  )
}

/** Every way to write a word with one slip less or more: some 50 for each letter. */
export function oneEditFrom(word: string): string[] {
  const signs = Array.from(word)
  const letters = lettersLike(signs)
  const ways = new Set<string>()
  for (let at = 0; at <= signs.length; at++) {
    const [before, rest] = [signs.slice(0, at).join(""), signs.slice(at)]
    const [first = "", second = ""] = rest
    const [behind, behindTwo] = [rest.slice(1).join(""), rest.slice(2).join("")]
    ways.add(before + behind).add(before + second + first + behindTwo)
    for (const letter of letters) {
      ways.add(before + letter + behind).add(before + letter + first + behind)
    }
  }
  ways.delete(word)
  return [...ways]
}

const sorted = (word: string) => Array.from(word).toSorted().join("")
const withoutDoubles = (word: string) => word.replaceAll(/(\p{L})\1+/gu, "$1")

/**
 * Whether one slip parts what was written from what was meant, and one of the few that the word itself
 * allows: a letter left out, a letter doubled, two swapped. Another letter, or one more, is one of 25.
 */
export function isLikelySlip(written: string, word: string): boolean {
  if (editsBetween(written, word) !== 1) return false
  if (written.length < word.length || sorted(written) === sorted(word)) return true
  return written.length > word.length && withoutDoubles(written) === withoutDoubles(word)
}
