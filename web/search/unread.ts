import { searchTermsMax, type SearchLine } from "../../contract/search-line.ts"

const shownPieces = 3
const shownSigns = 40

const quoted = (piece: string) =>
  `“${piece.length > shownSigns ? `${piece.slice(0, shownSigns)}…` : piece}”`

/** Says what of a search line was read otherwise than it looks; empty when nothing was. */
export function unreadWords({ terms, unknown }: Pick<SearchLine, "terms" | "unknown">): string {
  const used = new Set(terms.map(({ text, isExcluded }) => (isExcluded ? `-${text}` : text)))
  const faulty = unknown.filter((piece) => used.has(piece))
  const sentences = [
    faulty.length > 0 ? `${nameAll(faulty)}; searched as words.` : "",
    faulty.length < unknown.length ? `Only the first ${searchTermsMax} words are searched.` : "",
  ]
  return sentences.filter((sentence) => sentence !== "").join(" ")
}

function nameAll(pieces: readonly string[]): string {
  const [first = "", second] = pieces
  if (second === undefined) return `${quoted(first)} is no operator`
  const shown = pieces.slice(0, shownPieces).map(quoted).join(", ")
  return `${shown}${pieces.length > shownPieces ? " and others" : ""} are no operators`
}
