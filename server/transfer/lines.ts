import { rowMaxLength } from "../../contract/transfer.ts"

export type Line = { line: number; text: string; fault: string | null }

/** Reads lines piece by piece; blank ones are left out, and what is too long is cut. */
export function createLineReader(maxLength = rowMaxLength) {
  let [line, text, isCut] = [1, "", false]

  function add(part: string): void {
    if (text.length + part.length > maxLength) isCut = true
    else text += part
  }
  function* endLine(): Generator<Line> {
    const fault = isCut ? `is longer than ${maxLength} characters` : null
    if (fault !== null || text.trim() !== "") yield { line, text, fault }
    line++
    text = ""
    isCut = false
  }
  return {
    /** The lines that end in this piece of the file. */
    *read(piece: string): Generator<Line> {
      let at = 0
      for (let end = piece.indexOf("\n"); end !== -1; end = piece.indexOf("\n", at)) {
        add(piece.slice(at, end))
        yield* endLine()
        at = end + 1
      }
      add(piece.slice(at))
    },
    /** The line that the end of the file ends, if there is one. */
    end: endLine,
  }
}
