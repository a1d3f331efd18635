/** The address of the page that a cursor starts, as a Link header (RFC 8288). */
export function linkToNext(url: string, cursor: string): string {
  const next = new URL(url)
  next.searchParams.set("cursor", cursor)
  return `<${next.pathname}${next.search}>; rel="next"`
}
