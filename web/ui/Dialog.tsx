import { Dialog as BaseDialog } from "@base-ui/react/dialog"
import { X } from "lucide-react"
import type { ReactNode, RefObject } from "react"
import { iconButtonLook } from "./button-look.ts"
import { classNames } from "./class-names.ts"
import { popupLook } from "./popup-look.ts"

type Props = {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Without a visible heading: the content fills the frame, such as the palette. */
  isBare?: boolean
  /** What has the focus once it is open, and once it is closed, where that is not what had it before. */
  focusFirst?: RefObject<HTMLElement | null> | undefined
  focusAfter?: RefObject<HTMLElement | null> | undefined
}

/** A dialog above the page; Esc and a click beside it close it. */
export const Dialog = ({ isBare = false, ...props }: Props) => (
  <BaseDialog.Root
    open={props.isOpen}
    onOpenChange={(open) => (open ? undefined : props.onClose())}
  >
    <BaseDialog.Portal>
      <BaseDialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
      <BaseDialog.Popup
        data-holds-keys=""
        initialFocus={props.focusFirst}
        finalFocus={props.focusAfter}
        className={classNames(
          popupLook,
          "fixed top-[12vh] left-1/2 flex max-h-[76vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col overflow-hidden",
          isBare ? "max-w-150" : "max-w-170",
        )}
      >
        {isBare ? (
          <BaseDialog.Title className="sr-only">{props.title}</BaseDialog.Title>
        ) : (
          <header className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
            <BaseDialog.Title className="font-semibold">{props.title}</BaseDialog.Title>
            <BaseDialog.Close aria-label="Close" className={iconButtonLook({})}>
              <X size={16} aria-hidden="true" />
            </BaseDialog.Close>
          </header>
        )}
        {props.children}
      </BaseDialog.Popup>
    </BaseDialog.Portal>
  </BaseDialog.Root>
)
