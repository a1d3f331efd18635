import { Search, X } from "lucide-react"
import { useId, type RefObject } from "react"
import { Kbd } from "./Kbd.tsx"
import { optionId, SuggestionList, type SuggestionOption } from "./SuggestionList.tsx"
import { useSuggestionKeys, type SearchKeys } from "./useSuggestionKeys.ts"

type Props<Option> = SearchKeys<Option> & {
  label: string
  inputRef: RefObject<HTMLInputElement | null>
  shortcut: string
  onBlur: () => void
}

/**
 * One line to search with, which suggests what may be typed next (the ARIA combobox with a list). Esc
 * closes the suggestions, then empties the line, then leaves it. Written by hand, as the library's own
 * would make the first screen wait for the code of all menus.
 */
export function SearchBox<Option extends SuggestionOption>(props: Props<Option>) {
  const { label, value, suggestions, inputRef, shortcut, onBlur } = props
  const { options } = suggestions
  const listId = useId()
  const { active, type, take, onKeyDown } = useSuggestionKeys(props)
  const isOpen = options.length > 0
  return (
    <div className="relative -mr-2 flex min-w-0 flex-1 items-center max-wide:-mx-2">
      <Search
        size={16}
        aria-hidden="true"
        className="pointer-events-none absolute left-2 text-faint"
      />
      <input
        ref={inputRef}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && active >= 0 ? optionId(listId, active) : undefined}
        placeholder={label}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        value={value}
        onChange={({ target }) => type(target.value, target.selectionStart ?? target.value.length)}
        onKeyDown={onKeyDown}
        onClick={suggestions.dismiss}
        onBlur={() => {
          suggestions.dismiss()
          onBlur()
        }}
        className="peer h-8 w-full rounded-md bg-transparent pr-9 pl-8 text-ink hover:bg-hover focus:bg-transparent max-wide:h-10 max-wide:text-large"
      />
      {isOpen ? (
        <SuggestionList id={listId} options={options} active={active} onTake={take} />
      ) : null}
      {value === "" ? (
        <span className="pointer-events-none absolute right-2 peer-focus:hidden max-wide:hidden">
          <Kbd>{shortcut}</Kbd>
        </span>
      ) : (
        <EmptyButton
          onPress={() => {
            type("", 0)
            inputRef.current?.focus()
          }}
        />
      )}
    </div>
  )
}

const EmptyButton = ({ onPress }: { onPress: () => void }) => (
  <button
    type="button"
    aria-label="Empty the search"
    onClick={onPress}
    className="absolute right-1 inline-flex size-6 items-center justify-center rounded text-faint hover:bg-hover hover:text-ink max-wide:size-9"
  >
    <X size={14} aria-hidden="true" />
  </button>
)
