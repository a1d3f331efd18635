import type { ComponentPropsWithRef, ReactNode } from "react"
import { iconButtonLook, type ButtonLook } from "./button-look.ts"
import { Tooltip } from "./Tooltip.tsx"

type Props = Omit<ComponentPropsWithRef<"button">, "className" | "children"> &
  ButtonLook & {
    /** What it does; read aloud, and shown when pointed at. */
    label: string
    /** The key that does the same. */
    shortcut?: string
    icon: ReactNode
  }

/** A button with an icon for a face and its meaning in a tooltip. */
export const IconButton = ({ label, shortcut, icon, variant, size, ...props }: Props) => (
  <Tooltip text={label} shortcut={shortcut}>
    <button
      type="button"
      aria-label={label}
      className={iconButtonLook({ variant, size })}
      {...props}
    >
      {icon}
    </button>
  </Tooltip>
)
