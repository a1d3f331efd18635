import { Search, X } from "lucide-react"
import type { KeyboardEvent, RefObject } from "react"
import { Kbd } from "./Kbd.tsx"

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  /** Enter or the arrow down: on to the results. */
  onLeave?: () => void
  inputRef?: RefObject<HTMLInputElement | null>
  shortcut?: string
}

/** One line to search with; Esc empties it, then leaves it. */
export function SearchBox({ label, value, onChange, onLeave, inputRef, shortcut }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === "Escape") {
      event.preventDefault()
      if (value === "") event.currentTarget.blur()
      else onChange("")
    }
    if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault()
      onLeave?.()
    }
  }
  return (
    <div className="relative -mr-2 flex min-w-0 flex-1 items-center max-wide:-mx-2">
      <Search
        size={16}
        aria-hidden="true"
        className="pointer-events-none absolute left-2 text-faint"
      />
      <input
        ref={inputRef}
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="peer h-8 w-full rounded-md bg-transparent pr-9 pl-8 text-ink hover:bg-hover focus:bg-transparent max-wide:h-10 max-wide:text-large"
      />
      {value === "" ? (
        shortcut && (
          <span className="pointer-events-none absolute right-2 peer-focus:hidden max-wide:hidden">
            <Kbd>{shortcut}</Kbd>
          </span>
        )
      ) : (
        <button
          type="button"
          aria-label="Empty the search"
          onClick={() => {
            onChange("")
            inputRef?.current?.focus()
          }}
          className="absolute right-1 inline-flex size-6 items-center justify-center rounded text-faint hover:bg-hover hover:text-ink max-wide:size-9"
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}
