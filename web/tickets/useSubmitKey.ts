import { useEffect, type RefObject } from "react"

/** Ctrl or Cmd with Enter submits the form, from any of its fields. */
export function useSubmitKey(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current
    const listener = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.repeat || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      element?.requestSubmit()
    }
    element?.addEventListener("keydown", listener)
    return () => element?.removeEventListener("keydown", listener)
  }, [form])
}
