type Random = () => number
/** Makes one slip at a place of a word; null where there is none to make. */
export type Slip = (signs: string[], at: number, random: Random) => string[] | null

const keys = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]

/** The keys that touch a key, on a keyboard with QWERTY. */
function neighboursOf(sign: string): string[] {
  const row = keys.findIndex((one) => one.includes(sign))
  const column = keys[row]?.indexOf(sign) ?? -1
  return [
    [row, column - 1],
    [row, column + 1],
    [row - 1, column],
    [row - 1, column + 1],
    [row + 1, column - 1],
    [row + 1, column],
  ].flatMap(([r = -1, c = -1]) => keys[r]?.[c] ?? [])
}

const drop: Slip = (signs, at) => signs.toSpliced(at, 1)

const double: Slip = (signs, at) => signs.toSpliced(at, 0, ...signs.slice(at, at + 1))

const swap: Slip = (signs, at) => {
  const [one, other] = signs.slice(at, at + 2)
  if (one === undefined || other === undefined || one === other) return null
  return signs.toSpliced(at, 2, other, one)
}

const hitBeside: Slip = (signs, at, random) => {
  const neighbours = neighboursOf(signs[at] ?? "")
  const hit = neighbours[Math.floor(random() * neighbours.length)]
  return hit === undefined ? null : signs.toSpliced(at, 1, hit)
}

/** One slip of a typist each, by the name of its rule. */
export const slips = {
  "a letter left out": drop,
  "a letter doubled": double,
  "two letters swapped": swap,
  "a key beside the right one": hitBeside,
} as const

/** A word with a slip at a place drawn by chance; null where the place does not allow it. */
export function makeSlip(word: string, slip: Slip, random: Random): string | null {
  const signs = Array.from(word)
  return slip(signs, Math.floor(random() * signs.length), random)?.join("") ?? null
}
