import { useEffect, useState } from "react"

const tickMs = 30_000

/** The present moment in milliseconds, renewed twice a minute, so that ages do not stand still. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
