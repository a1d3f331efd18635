import { ChevronDown } from "lucide-react"
import type { ComponentPropsWithRef, ReactNode } from "react"
import { classNames } from "./class-names.ts"

type Props = Omit<ComponentPropsWithRef<"button">, "className" | "children"> & {
  /** What it picks, such as "Status". */
  label: string
  value: string
  icon?: ReactNode
  /** The value is only suggested. */
  isSuggested?: boolean
}

/** A button that shows a value and opens the menu that changes it. */
export const PickerButton = ({ label, value, icon, isSuggested = false, ...props }: Props) => (
  <button
    type="button"
    {...props}
    aria-label={`${label}: ${value}${isSuggested ? ", suggested" : ""}`}
    className={classNames(
      "inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-small font-medium whitespace-nowrap transition-colors duration-75 hover:bg-hover aria-expanded:bg-hover max-wide:h-10 max-wide:px-3",
      isSuggested ? "border-dashed border-outline text-soft" : "border-line-strong text-ink",
    )}
  >
    {icon}
    {value}
    <ChevronDown size={12} aria-hidden="true" className="text-faint" />
  </button>
)
