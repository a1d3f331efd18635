import { Dialog as BaseDialog } from "@base-ui/react/dialog"
import type { ReactNode } from "react"

type Props = { title: string; isOpen: boolean; onClose: () => void; children: ReactNode }

/** What rises from the bottom of a phone. */
export const Sheet = ({ title, isOpen, onClose, children }: Props) => (
  <BaseDialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
    <BaseDialog.Portal>
      <BaseDialog.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
      <BaseDialog.Popup
        data-holds-keys=""
        className="fixed inset-x-0 bottom-0 z-40 flex max-h-[85dvh] flex-col gap-3 overflow-y-auto rounded-t-xl border-t border-line-strong bg-raised p-3 pb-[calc(0.75rem+env(safe-area-inset-bottom))] shadow-float outline-none transition-transform duration-150 ease-out data-ending-style:translate-y-full data-starting-style:translate-y-full"
      >
        <BaseDialog.Title className="sr-only">{title}</BaseDialog.Title>
        {children}
      </BaseDialog.Popup>
    </BaseDialog.Portal>
  </BaseDialog.Root>
)
