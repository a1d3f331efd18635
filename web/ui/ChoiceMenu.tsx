import { Menu } from "@base-ui/react/menu"
import { Check } from "lucide-react"
import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"
import { popupItemLook, popupLook } from "./popup-look.ts"

export type Choice<Value> = { value: Value; label: string; icon?: ReactNode }

export type MenuProps<Value> = {
  /** What is chosen, such as "Status". */
  label: string
  choices: readonly Choice<Value>[]
  /** The present value; null where there are several. */
  value: Value | null
  onChoose: (value: Value) => void
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** What it opens beside. */
  anchor: () => HTMLElement | null
  /** Where the focus goes when it closes; to the anchor, if not said. */
  returnTo?: () => HTMLElement | null
}

// Within the main landmark, so that a reader who goes by landmarks finds it.
const screen = () => document.getElementById("screen")

/** A menu that sets one value. Loaded through LazyMenu, which listens for numbers. */
export default function ChoiceMenu<Value extends string>(props: MenuProps<Value>) {
  const { label, choices, value, onChoose, isOpen, onOpenChange, anchor, returnTo } = props
  // A press on the button that opened it is that button's business, not a press outside.
  const close = ({ target }: Event) => {
    if (!(target instanceof Node && anchor()?.matches("button") && anchor()?.contains(target))) {
      onOpenChange(false)
    }
  }
  return (
    <Menu.Root
      open={isOpen}
      onOpenChange={(open, { event }) => (open ? onOpenChange(true) : close(event))}
      modal={false}
    >
      <Menu.Portal container={screen()}>
        <Menu.Positioner sideOffset={4} align="start" anchor={anchor} className="z-40 outline-none">
          <Menu.Popup
            data-holds-keys=""
            aria-label={label}
            finalFocus={returnTo ?? anchor}
            className={classNames(popupLook, "min-w-44 p-1")}
          >
            <Menu.RadioGroup value={value}>
              {choices.map((choice, index) => (
                <Menu.RadioItem
                  key={choice.value}
                  value={choice.value}
                  closeOnClick
                  onClick={() => {
                    onOpenChange(false)
                    onChoose(choice.value)
                  }}
                  className={popupItemLook}
                >
                  {choice.icon}
                  <span className="flex-1 pr-6">{choice.label}</span>
                  <Menu.RadioItemIndicator className="text-accent">
                    <Check size={14} aria-hidden="true" />
                  </Menu.RadioItemIndicator>
                  <span aria-hidden="true" className="w-3 text-right text-small text-faint">
                    {index + 1}
                  </span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
