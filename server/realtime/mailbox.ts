/** Messages that may wait for a slow reader before it is dropped; it resumes by Last-Event-ID. */
const maxWaiting = 1_000

/** A queue that one reader empties; null ends it. */
export type Mailbox<Message> = {
  put(message: Message | null): void
  take(timeoutMs: number): Promise<Message | null | "timeout">
}

const nobodyWaits = () => {}

/** An empty mailbox; tells when too much waits, and then ends. */
export function createMailbox<Message>(onOverflow: () => void): Mailbox<Message> {
  const waiting: (Message | null)[] = []
  let wake = nobodyWaits
  return {
    put(message) {
      waiting.push(message)
      if (waiting.length > maxWaiting) {
        waiting.splice(0, waiting.length, null)
        onOverflow()
      }
      wake()
    },
    async take(timeoutMs) {
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      const message = waiting.shift()
      return message === undefined ? "timeout" : message
    },
  }
}
