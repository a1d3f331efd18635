import { useCallback, useLayoutEffect, useRef } from "react"

/** The same function for as long as the component lives, which does what the latest one does. */
export function useSteady<Args extends unknown[]>(latest: (...args: Args) => void) {
  const ref = useRef(latest)
  useLayoutEffect(() => {
    ref.current = latest
  })
  return useCallback((...args: Args) => ref.current(...args), [])
}
