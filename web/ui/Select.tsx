import { Select as BaseSelect } from "@base-ui/react/select"
import { Check, ChevronDown } from "lucide-react"
import type { Choice } from "./ChoiceMenu.tsx"
import { classNames } from "./class-names.ts"
import { controlLook } from "./control-look.ts"
import { popupItemLook, popupLook } from "./popup-look.ts"

type Props<Value> = {
  options: readonly Choice<Value>[]
  value: Value
  onChange: (value: Value) => void
  placeholder?: string
  /** The value is only triage's: a dashed outline until a person decided. */
  isSuggested?: boolean
}

const look = classNames(
  controlLook,
  "flex h-8 items-center justify-between gap-1.5 px-2.5 text-left max-wide:h-10",
)

/** Chooses one value of a short list. */
export function Select<Value extends string | null>(props: Props<Value>) {
  const { options, value, onChange, placeholder, isSuggested } = props
  const chosen = options.find((option) => option.value === value)
  return (
    <BaseSelect.Root
      value={value}
      items={[...options]}
      modal={false}
      onValueChange={(next) => {
        const option = options.find((option) => option.value === next)
        if (option) onChange(option.value)
      }}
    >
      <BaseSelect.Trigger className={classNames(look, isSuggested && "border-dashed")}>
        {chosen?.icon}
        <span className="min-w-0 flex-1 truncate">{chosen?.label ?? placeholder}</span>
        <BaseSelect.Icon className="text-faint">
          <ChevronDown size={14} aria-hidden="true" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <SelectPopup options={options} />
    </BaseSelect.Root>
  )
}

const SelectPopup = ({ options }: { options: readonly Choice<string | null>[] }) => (
  <BaseSelect.Portal>
    <BaseSelect.Positioner
      sideOffset={4}
      align="start"
      alignItemWithTrigger={false}
      className="z-40 outline-none"
    >
      <BaseSelect.Popup
        data-holds-keys=""
        className={classNames(popupLook, "min-w-(--anchor-width) p-1")}
      >
        <BaseSelect.List className="max-h-(--available-height) overflow-y-auto">
          {options.map((option) => (
            <BaseSelect.Item key={option.label} value={option.value} className={popupItemLook}>
              {option.icon}
              <BaseSelect.ItemText className="flex-1 pr-4">{option.label}</BaseSelect.ItemText>
              <BaseSelect.ItemIndicator className="text-accent">
                <Check size={14} aria-hidden="true" />
              </BaseSelect.ItemIndicator>
            </BaseSelect.Item>
          ))}
        </BaseSelect.List>
      </BaseSelect.Popup>
    </BaseSelect.Positioner>
  </BaseSelect.Portal>
)
