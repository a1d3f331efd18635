/** In a short word one slip changes everything, in a long one two are still the same word. */
export const mostEdits = (word: string): number => (word.length < 8 ? 1 : 2)

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
