import { Toast } from "@base-ui/react/toast"
import { useEffect } from "react"
import { CircleAlert, X } from "lucide-react"
import { buttonLook, iconButtonLook } from "./button-look.ts"
import { startToasts, toastManager } from "./toasts.ts"
import { useIsPhone } from "./useIsPhone.ts"

/** Shows the messages of toasts.ts. */
function Toasts() {
  // After the provider's own effect, so that it hears what has waited.
  useEffect(startToasts, [])
  const isPhone = useIsPhone()
  return (
    <Toast.Provider toastManager={toastManager} limit={isPhone ? 1 : 3}>
      <Toast.Portal>
        {/*
         * Above the line where a bar floats over a list, and no wider than what is open beside it. On a
         * phone at the top, since what is worked with stands at the bottom.
         */}
        <Toast.Viewport className="fixed right-4 bottom-18 z-50 flex w-87 flex-col gap-2 max-wide:top-[calc(0.5rem+env(safe-area-inset-top))] max-wide:bottom-auto max-wide:w-102 max-wide:max-w-[calc(100vw-2rem)] roomy:w-102">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

export default Toasts

function ToastList() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["up", "down", "right"]}
      className="rounded-lg border border-line-strong bg-raised text-ink shadow-float transition-[opacity,transform] duration-150 ease-out data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex min-h-10 items-center gap-2 py-1.5 pr-1.5 pl-3">
        {toast.type === "problem" ? (
          <CircleAlert size={16} aria-hidden="true" className="shrink-0 text-danger" />
        ) : null}
        <div className="min-w-0 flex-1 py-0.5">
          <Toast.Title className="wrap-anywhere" />
          <Toast.Description className="text-small wrap-anywhere text-soft" />
        </div>
        <Toast.Action className={buttonLook({ size: "small" })} />
        <Toast.Close aria-label="Close this message" className={iconButtonLook({ size: "small" })}>
          <X size={14} aria-hidden="true" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
