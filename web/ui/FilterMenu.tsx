import { ChevronDown } from "lucide-react"
import { useState } from "react"
import type { Choice } from "./ChoiceMenu.tsx"
import { classNames } from "./class-names.ts"
import { MenuButton } from "./LazyMenu.tsx"

type Props = {
  /** What it filters by, such as "Status". */
  label: string
  choices: readonly Choice<string>[]
  value: string | undefined
  /** Undefined stands for any. */
  onChange: (value: string | undefined) => void
}

/** Narrows a list to one value, or to any. */
export function FilterMenu({ label, choices, value, onChange }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const chosen = choices.find((choice) => choice.value === value)
  return (
    <MenuButton
      label={label}
      choices={[{ value: "", label: `Any ${label.toLowerCase()}` }, ...choices]}
      value={value ?? ""}
      onChoose={(next) => onChange(next === "" ? undefined : next)}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      renderButton={(props) => (
        <button
          type="button"
          {...props}
          aria-label={chosen ? `${label}: ${chosen.label}` : label}
          className={classNames(
            "inline-flex h-7 max-w-full items-center gap-1.5 rounded-md border px-2 text-small transition-colors duration-75 hover:bg-hover aria-expanded:bg-hover max-wide:h-10",
            chosen ? "border-line-strong font-medium text-ink" : "border-line text-soft",
          )}
        >
          {chosen?.icon}
          <span className="truncate">{chosen?.label ?? label}</span>
          <ChevronDown size={12} aria-hidden="true" className="text-faint" />
        </button>
      )}
    />
  )
}
