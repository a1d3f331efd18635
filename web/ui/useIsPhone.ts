import { useSyncExternalStore } from "react"

const query = matchMedia("(width < 900px)")

const subscribe = (listener: () => void) => {
  query.addEventListener("change", listener)
  return () => query.removeEventListener("change", listener)
}

/** Whether there is room for one pane only. */
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, () => query.matches)
