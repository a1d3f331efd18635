import { useEffect, useRef, useState } from "react"

const pauseMs = 150

/** Text that is typed at once and searched for when typing pauses. */
export function useSearchText(searched: string, onSearch: (text: string) => void) {
  const [text, setText] = useState(searched)
  const sent = useRef(searched)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // The address changed from elsewhere, such as by the back button: the box follows.
  useEffect(() => {
    if (searched === sent.current) return
    sent.current = searched
    setText(searched)
  }, [searched])
  useEffect(() => () => clearTimeout(timer.current), [])

  const change = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => {
        sent.current = next.trim()
        onSearch(sent.current)
      },
      next === "" ? 0 : pauseMs,
    )
  }
  return [text, change] as const
}
