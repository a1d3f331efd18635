import { useEffect } from "react"

/** Goes to the first faulty field each time faults are found, and brings a failure into view. */
export function useShowRefusal(refusals: number, failure: string | null): void {
  useEffect(() => {
    if (refusals > 0) document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus()
  }, [refusals])
  useEffect(() => {
    // It stands below the buttons, which on a phone is below what is in view.
    if (failure) document.querySelector('form [role="alert"]')?.scrollIntoView({ block: "nearest" })
  }, [failure])
}
