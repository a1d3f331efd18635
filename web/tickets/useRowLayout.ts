import { useLayoutEffect, useState, type RefObject } from "react"
import { useIsPhone } from "../ui/useIsPhone.ts"

// Where a list is narrower, title and snippet have no room beside each other.
const narrowRem = 48
const plain = { desk: 40, phone: 60 }
const withSnippetLine = { desk: 60, phone: 80 }

/** How high the rows are, and whether they have a line of their own for what was found in the text. */
export function useRowLayout(scrollRef: RefObject<HTMLDivElement | null>, hasWords: boolean) {
  const size = useIsPhone() ? "phone" : "desk"
  const isNarrow = useIsNarrow(scrollRef)
  const hasSnippetLine = hasWords && isNarrow
  return { rowHeight: (hasSnippetLine ? withSnippetLine : plain)[size], hasSnippetLine }
}

function useIsNarrow(ref: RefObject<HTMLDivElement | null>): boolean {
  const [isNarrow, setIsNarrow] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setIsNarrow(element.offsetWidth < narrowRem * rem)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return isNarrow
}
