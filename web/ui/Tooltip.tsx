import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip"
import type { ReactElement } from "react"
import { Kbd } from "./Kbd.tsx"

type Props = { text: string; shortcut?: string | undefined; children: ReactElement }

/** Says more about what is pointed at or focused. Never the only place of a fact. */
export const Tooltip = ({ text, shortcut, children }: Props) => (
  <BaseTooltip.Root>
    <BaseTooltip.Trigger render={children} />
    <BaseTooltip.Portal>
      <BaseTooltip.Positioner sideOffset={6} className="z-50">
        <BaseTooltip.Popup className="popup-motion flex max-w-72 items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 text-small text-ink shadow-float">
          {text}
          {shortcut ? <Kbd>{shortcut}</Kbd> : null}
        </BaseTooltip.Popup>
      </BaseTooltip.Positioner>
    </BaseTooltip.Portal>
  </BaseTooltip.Root>
)

/** Once one tooltip is open, its neighbours open without a delay. */
export const TooltipProvider = BaseTooltip.Provider
