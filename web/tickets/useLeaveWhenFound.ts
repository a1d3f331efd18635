import { useEffect, useRef } from "react"

type Search = { text: string; isFound: boolean; leave: () => void }

/** Leaves the search for its results: at once, or when they are there, unless it was typed on. */
export function useLeaveWhenFound({ text, isFound, leave }: Search): () => void {
  const awaited = useRef<string | null>(null)
  useEffect(() => {
    if (awaited.current === null) return
    if (awaited.current !== text) awaited.current = null
    else if (isFound) {
      awaited.current = null
      leave()
    }
  })
  return () => {
    if (isFound) leave()
    else awaited.current = text
  }
}
