import { useState } from "react"

/** The latest value that was complete, until the next one is; null before the first. */
export function useKept<Value>(value: Value, isComplete: boolean): Value | null {
  const [kept, setKept] = useState<Value | null>(null)
  if (isComplete && kept !== value) setKept(value)
  return isComplete ? value : kept
}
