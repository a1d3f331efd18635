import { useEffect, useState } from "react"

const graceMs = 10_000

/** Whether the page has been out of view for a while. */
export function useIsHidden(): boolean {
  const [isHidden, setIsHidden] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const listen = () => {
      clearTimeout(timer)
      if (document.visibilityState === "visible") setIsHidden(false)
      else timer = setTimeout(() => setIsHidden(true), graceMs)
    }
    document.addEventListener("visibilitychange", listen)
    return () => {
      clearTimeout(timer)
      document.removeEventListener("visibilitychange", listen)
    }
  }, [])
  return isHidden
}
