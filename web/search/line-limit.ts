/**
 * The longest search line, in UTF-16 units. The line stands in addresses, where a sign of Chinese takes
 * nine bytes, and each call names the page's address too: servers refuse what is much longer.
 */
export const lineMaxLength = 2_000

/** The beginning of a line that may be searched for, cut between two signs. */
export const cutLine = (line: string): string =>
  line.slice(0, lineMaxLength).replace(/[\ud800-\udbff]$/, "")
