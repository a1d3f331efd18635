import { useEffect, useRef, useState } from "react"
import { cutLine } from "../search/line-limit.ts"
import { isHalfWritten } from "../search/suggestions.ts"
import { createSearchSteps } from "./search-steps.ts"
import { useSteady } from "./useSteady.ts"

const pauseMs = 150
// A value that is still being chosen is no word to search for; after this long, it is one.
const halfWrittenMs = 2_000

function pauseAfter(text: string): number {
  if (text === "") return 0
  return isHalfWritten(text, new Date()) ? halfWrittenMs : pauseMs
}

/** Text that is typed at once and searched for when typing pauses, or when it is asked for. */
export function useSearchText(searched: string, onSearch: (text: string, isStep: boolean) => void) {
  const [text, setText] = useState(searched)
  const sent = useRef(searched)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [steps] = useState(createSearchSteps)

  // With the filters as they are when the pause is over, not as they were when it began.
  const send = useSteady(onSearch)

  // The address changed from elsewhere, such as by the back button: the box follows.
  useEffect(() => {
    if (searched === sent.current) return
    clearTimeout(timer.current)
    sent.current = searched
    steps.rest()
    setText(searched)
  }, [searched, steps])
  useEffect(() => () => clearTimeout(timer.current), [])

  const search = (typed: string) => {
    clearTimeout(timer.current)
    const next = typed.trim()
    if (next === sent.current) return
    const isStep = steps.isStep(next, sent.current)
    sent.current = next
    send(next, isStep)
  }
  const change = (typed: string) => {
    const next = cutLine(typed)
    setText(next)
    steps.type(Date.now())
    clearTimeout(timer.current)
    timer.current = setTimeout(() => search(next), pauseAfter(next))
  }
  /** Empties the box, and forgets what waits to be searched for. */
  const forget = () => {
    clearTimeout(timer.current)
    sent.current = ""
    steps.rest()
    setText("")
  }
  const searchNow = () => {
    search(text)
    steps.rest()
  }
  return { text, change, searchNow, rest: () => steps.rest(), forget }
}
