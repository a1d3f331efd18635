import { liveEventSchema, type LiveEvent } from "../../contract/realtime.ts"

/** The part of an EventSource that is used here. */
export type EventSourceLike = Pick<EventTarget, "addEventListener"> &
  Pick<EventSource, "close" | "readyState">

type Live = {
  open: () => EventSourceLike
  onEvent: (event: LiveEvent) => void
  /** The stream is there for the first time: what was read before it may be older than its first event. */
  onStart: () => void
  /** Something may have been missed: read again what is in view. */
  onGap: () => void
  onLost: () => void
  onFound: () => void
}

const closed = 2
const reopenAfterMs = 2_000

/** Follows the desk's event stream until the returned function is called. */
export function followEvents({ open, onEvent, onStart, onGap, onLost, onFound }: Live): () => void {
  let source: EventSourceLike | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isLost = false
  let hasStarted = false

  function connect(): void {
    const current = open()
    source = current
    current.addEventListener("open", () => {
      if (isLost) onGap()
      else if (!hasStarted) onStart()
      isLost = false
      hasStarted = true
      onFound()
    })
    current.addEventListener("error", () => {
      isLost = true
      onLost()
      // After a refusal, such as a 503, the browser gives up; after a lost connection it does not.
      if (current.readyState === closed) timer = setTimeout(connect, reopenAfterMs)
    })
    current.addEventListener("reset", () => onGap())
    current.addEventListener("ticket", (message) => {
      const event = parse(message)
      if (event) onEvent(event)
    })
  }

  connect()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

function parse(message: Event): LiveEvent | null {
  if (!(message instanceof MessageEvent) || typeof message.data !== "string") return null
  const parsed = liveEventSchema.safeParse(JSON.parse(message.data))
  return parsed.success ? parsed.data : null
}
