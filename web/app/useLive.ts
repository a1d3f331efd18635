import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef, useState } from "react"
import { createTicketFeed } from "../tickets/feed.ts"
import { followEvents } from "./live.ts"
import { useIsHidden } from "./useIsHidden.ts"

const address = "/api/events/"
const patienceMs = 1_500

/** Follows the desk's events while the page is in view; says when the desk is out of reach. */
export function useLive(): { isLost: boolean } {
  const client = useQueryClient()
  const isHidden = useIsHidden()
  const wasHidden = useRef(false)
  const [isLost, setIsLost] = useState(false)

  // A browser grants six connections to one host: tabs that nobody sees give theirs back.
  useEffect(() => {
    if (isHidden) {
      wasHidden.current = true
      return undefined
    }
    const feed = createTicketFeed(client)
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = followEvents({
      open: () => new EventSource(address),
      onEvent: (event) => feed.take(event),
      onStart: () => (wasHidden.current ? feed.catchUp() : feed.lookAgain()),
      onGap: () => feed.catchUp(),
      onLost: () => {
        timer ??= setTimeout(() => setIsLost(true), patienceMs)
      },
      onFound: () => {
        clearTimeout(timer)
        timer = undefined
        setIsLost(false)
      },
    })
    return () => {
      clearTimeout(timer)
      feed.stop()
      stop()
    }
  }, [client, isHidden])

  return { isLost }
}
