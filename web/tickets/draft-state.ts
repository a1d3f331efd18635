import { useState } from "react"
import { createDraftStore, emptyDraft, type Draft } from "./draft.ts"

const store = createDraftStore(() => localStorage)

/** The draft of this browser, as the form shows and changes it. */
export function useDraft() {
  const [draft, setDraft] = useState(store.read)
  const [isKept, setIsKept] = useState(true)

  const replace = (next: Draft) => {
    setDraft(next)
    setIsKept(store.write(next))
  }
  return {
    draft,
    /** False where the browser refuses to keep the draft, so that a reload would lose it. */
    isKept,
    replace,
    change: (part: Partial<Draft>) => replace({ ...draft, ...part }),
    /** Empties the form after a ticket was sent. */
    finish: (sent: Draft) => {
      store.forget(sent)
      setDraft(emptyDraft)
    },
  }
}
