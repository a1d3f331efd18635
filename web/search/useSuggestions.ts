import { useLayoutEffect, useRef, useState, type RefObject } from "react"
import { suggestionsAt, take, type Suggestion, type TypedLine } from "./suggestions.ts"

type Shown = TypedLine & { options: Suggestion[] }

/** What could be typed next in a line, from a key typed until it is taken, dismissed or unfit. */
export function useSuggestions(
  line: string,
  setLine: (line: string) => void,
  inputRef: RefObject<HTMLInputElement | null>,
) {
  const [shown, setShown] = useState<Shown | null>(null)
  const caretToSet = useRef<number | null>(null)

  // The browser puts the caret at the end of a text that it did not type itself.
  useLayoutEffect(() => {
    if (caretToSet.current === null) return
    inputRef.current?.setSelectionRange(caretToSet.current, caretToSet.current)
    caretToSet.current = null
  })

  const show = (typed: TypedLine) => {
    setLine(typed.line)
    setShown({ ...typed, options: suggestionsAt(typed.line, typed.caret, new Date()) })
  }
  return {
    // The line may have been changed from elsewhere, such as by the back button.
    options: shown?.line === line ? shown.options : [],
    type: (next: string, caret: number) => show({ line: next, caret }),
    take: (option: Suggestion) => {
      if (!shown) return
      const typed = take(shown, option)
      caretToSet.current = typed.caret
      show(typed)
    },
    dismiss: () => setShown(null),
  }
}
