import { useState, type KeyboardEvent } from "react"

/** What may be typed next; no options when nothing is suggested. */
export type Suggestions<Option> = {
  options: readonly Option[]
  type: (value: string, caret: number) => void
  take: (option: Option) => void
  dismiss: () => void
}

export type SearchKeys<Option> = {
  value: string
  suggestions: Suggestions<Option>
  /** Enter, when no suggestion is chosen. */
  onSearch: () => void
  /** The arrow down, when nothing is suggested: on to the results. */
  onLeave: () => void
}

type Keys = Record<string, (() => void) | undefined>

const caretKeys = new Set(["ArrowLeft", "ArrowRight", "Home", "End"])

/** The keys of a search line: the arrows choose a suggestion, Enter and Tab take the chosen one. */
export function useSuggestionKeys<Option>(line: SearchKeys<Option>) {
  const { value, suggestions, onSearch, onLeave } = line
  const { options, dismiss } = suggestions
  const [active, setActive] = useState(-1)
  const chosen = options[active]

  const type = (next: string, caret: number) => {
    setActive(-1)
    suggestions.type(next, caret)
  }
  const take = (option: Option) => {
    setActive(-1)
    suggestions.take(option)
  }
  const search = () => {
    dismiss()
    onSearch()
  }
  const takeChosen = chosen === undefined ? undefined : () => take(chosen)

  const whileOpen: Keys = {
    ArrowDown: () => setActive((active + 1) % options.length),
    ArrowUp: () => setActive(active <= 0 ? options.length - 1 : active - 1),
    Enter: takeChosen ?? search,
    Tab: takeChosen,
    Escape: dismiss,
  }
  const whileClosed = (input: HTMLInputElement): Keys => ({
    ArrowDown: onLeave,
    Enter: search,
    Escape: () => (value === "" ? input.blur() : type("", 0)),
  })

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.shiftKey) return
    if (caretKeys.has(event.key)) dismiss()
    const keys = options.length > 0 ? whileOpen : whileClosed(event.currentTarget)
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return { active, type, take, onKeyDown }
}
