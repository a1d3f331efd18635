import type { ReactNode } from "react"
import { Tooltip } from "./Tooltip.tsx"

type Choice<Value> = { value: Value; label: string; icon: ReactNode }
type Props<Value> = {
  label: string
  choices: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
}

/** A few icons of which one is chosen. */
export const ToggleGroup = <Value extends string>(props: Props<Value>) => (
  <fieldset
    aria-label={props.label}
    className="inline-flex gap-px rounded-md border border-line p-px"
  >
    {props.choices.map(({ value, label, icon }) => (
      <Tooltip key={value} text={label}>
        <button
          type="button"
          aria-label={label}
          aria-pressed={value === props.value}
          onClick={() => props.onChange(value)}
          className="inline-flex h-6 w-7 items-center justify-center rounded text-faint hover:text-ink aria-pressed:bg-hover aria-pressed:text-ink max-wide:h-9 max-wide:w-11"
        >
          {icon}
        </button>
      </Tooltip>
    ))}
  </fieldset>
)
