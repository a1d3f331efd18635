// oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist can neither be styled nor say what its values mean
import { classNames } from "./class-names.ts"
import { popupItemLook, popupLook } from "./popup-look.ts"

export type SuggestionOption = { text: string; meaning: string }

type Props<Option> = {
  id: string
  options: readonly Option[]
  /** The place of the one that Enter takes; -1 for none. */
  active: number
  onTake: (option: Option) => void
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`

/** What may be typed next, below an input that keeps the focus and handles the keys. */
export const SuggestionList = <Option extends SuggestionOption>(props: Props<Option>) => (
  <div
    id={props.id}
    role="listbox"
    aria-label="Suggestions"
    className={classNames(popupLook, "absolute top-full left-0 mt-1 w-full max-w-md p-1")}
  >
    {props.options.map((option, index) => (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input has the keys
      <div
        key={option.text}
        id={optionId(props.id, index)}
        role="option"
        tabIndex={-1}
        aria-selected={index === props.active}
        // Pressing must not take the focus from the input.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => props.onTake(option)}
        className={classNames(popupItemLook, "hover:bg-hover aria-selected:bg-selected")}
      >
        <span className="shrink-0 font-mono text-small">{option.text}</span>
        <span className="min-w-0 flex-1 truncate text-right text-small text-soft">
          {option.meaning}
        </span>
      </div>
    ))}
  </div>
)
