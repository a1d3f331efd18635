import { useEffect, useState } from "react"
import type { TicketText } from "./queries.ts"

/** The text once nobody has changed it for a while; null until then. What is there at first counts. */
export function useSettledText({ title, description }: TicketText, pauseMs: number) {
  const [settled, setSettled] = useState<TicketText>({ title, description })
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ title, description }), pauseMs)
    return () => clearTimeout(timer)
  }, [title, description, pauseMs])
  return settled.title === title && settled.description === description ? settled : null
}

/** Whether something has gone on for longer than a time. */
export function useIsLasting(isGoingOn: boolean, afterMs: number): boolean {
  const [isLasting, setIsLasting] = useState(false)
  useEffect(() => {
    if (!isGoingOn) return undefined
    const timer = setTimeout(() => setIsLasting(true), afterMs)
    return () => {
      clearTimeout(timer)
      setIsLasting(false)
    }
  }, [isGoingOn, afterMs])
  return isLasting
}
