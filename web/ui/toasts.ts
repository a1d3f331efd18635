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

type Options = Parameters<typeof toastManager.add>[0] & { id: string }

let messages = 0
// What shows messages is fetched after the first paint; those of the time before wait for it.
let waiting: Options[] | null = []

/** Shows what waits, and from now on every message at once. */
export function startToasts(): void {
  const early = waiting ?? []
  waiting = null
  for (const options of early) toastManager.add(options)
}

function show(options: Omit<Options, "id">): string {
  const id = `message-${++messages}`
  if (waiting) waiting.push({ ...options, id })
  else toastManager.add({ ...options, id })
  return id
}

/** Says what happened, politely; goes away by itself. Returns an id to close it with. */
export const showToast = (message: Message): string =>
  show({
    title: message.text,
    description: message.detail,
    type: "note",
    timeout: 6_000,
    ...actionProps(message),
  })

/** Says what was refused and why; interrupts a screen reader and stays longer. */
export const showProblem = (message: Message): string =>
  show({
    title: message.text,
    description: message.detail,
    type: "problem",
    priority: "high",
    timeout: 12_000,
    ...actionProps(message),
  })

/** Takes a message away before its time. */
export function closeToast(id: string): void {
  waiting = waiting?.filter((message) => message.id !== id) ?? null
  toastManager.close(id)
}
