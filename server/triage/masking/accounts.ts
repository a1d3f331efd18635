// Spaces of any kind and dashes of any kind, as many as people put between two groups.
const account = /(?:(?<![\p{L}\p{N}])|(?<=iban))[A-Z]{2}\d{2}(?:[\s\p{Pd}.]{0,3}[A-Z0-9]){11,30}/giu

/** The check digits of international bank account numbers (ISO 13616-1). */
function passesMod97(compact: string): boolean {
  const moved = compact.slice(4) + compact.slice(0, 4)
  let rest = 0
  for (const sign of moved) rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97
  return rest === 1
}

/** How much of what was found is an account; the words after one can look like more of it. */
function lengthOfAccount(found: string): number {
  for (let length = found.length; length >= 15; length--) {
    const next = found.slice(length, length + 1)
    if (/[A-Z0-9]/i.test(next)) continue
    const compact = found.slice(0, length).replaceAll(/[^A-Z0-9]/gi, "")
    if (compact.length >= 15 && passesMod97(compact)) return length
  }
  return 0
}

/** Hides international bank account numbers. */
export function hideAccounts(text: string): string {
  let hidden = ""
  let from = 0
  account.lastIndex = 0
  for (let match = account.exec(text); match !== null; match = account.exec(text)) {
    const length = lengthOfAccount(match[0])
    // Where it is none, one may begin within it.
    account.lastIndex = match.index + Math.max(length, 4)
    if (length === 0) continue
    hidden += `${text.slice(from, match.index)}[iban]`
    from = match.index + length
  }
  return hidden + text.slice(from)
}
