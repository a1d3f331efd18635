/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (const [at, digit] of Array.from(digits).toReversed().entries()) {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

// What card issuers begin with. Milliseconds since 1970 begin with 1, and a date with 20.
const issued = /^(?:2[2-7]|[3-6]|8[12]|9792)/

/** Whether the digits are parted as on a card or by a patient person: not two phone numbers in a row. */
function isPrinted(groups: string[]): boolean {
  const [first = "", ...others] = groups
  if (others.length === 0) return true
  if (first.length < 3) return others.every(({ length }) => length === first.length)
  return [4, 6, 8].includes(first.length) && others.every(({ length }) => length >= 3)
}

const isCard = (groups: string[]): boolean => {
  const digits = groups.join("")
  return issued.test(digits) && isPrinted(groups) && passesLuhn(digits)
}

/** How many of the groups of digits from here on are a payment card; 0 for none. */
export function cardAt(groups: string[], from: number): number {
  let [found, digits] = [0, 0]
  for (let to = from; to < groups.length && digits < 19; to++) {
    digits += groups[to]?.length ?? 0
    if (digits < 13 || digits > 19) continue
    if (isCard(groups.slice(from, to + 1))) found = to + 1 - from
  }
  return found
}
