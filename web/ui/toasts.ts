import { Toast } from "@base-ui/react/toast"

/** The messages at the edge of the screen; rendered once, by <Toasts>. */
export const toastManager = Toast.createToastManager()

type Message = {
  text: string
  /** A second line, such as the reason of a refusal. */
  detail?: string
  action?: { label: string; onAction: () => void }
}

const actionProps = ({ action }: Message) =>
  action ? { actionProps: { children: action.label, onClick: action.onAction } } : {}

/** Says what happened, politely; goes away by itself. Returns an id to close it with. */
export const showToast = (message: Message): string =>
  toastManager.add({
    title: message.text,
    description: message.detail,
    type: "note",
    timeout: 6_000,
    ...actionProps(message),
  })

/** Says what was refused and why; interrupts a screen reader and stays longer. */
export const showProblem = (message: Message): string =>
  toastManager.add({
    title: message.text,
    description: message.detail,
    type: "problem",
    priority: "high",
    timeout: 12_000,
    ...actionProps(message),
  })

/** Takes a message away before its time. */
export const closeToast = (id: string): void => toastManager.close(id)
