import { z } from "zod"
import { categories, priorities } from "../../contract/vocabulary.ts"

const draftSchema = z.object({
  title: z.string(),
  description: z.string(),
  category: z.enum(categories).nullable(),
  priority: z.enum(priorities).nullable(),
})

/** A ticket that is being written. A category or priority is there once the person chose it. */
export type Draft = z.output<typeof draftSchema>

export const emptyDraft: Draft = { title: "", description: "", category: null, priority: null }

const key = "firstline.draft"

const isSame = (one: Draft, other: Draft) =>
  one.title === other.title &&
  one.description === other.description &&
  one.category === other.category &&
  one.priority === other.priority

export const isEmpty = (draft: Draft) => isSame(draft, emptyDraft)

function parse(text: string | null): Draft {
  if (text === null) return emptyDraft
  try {
    return draftSchema.parse(JSON.parse(text))
  } catch {
    // Written by another version of the desk, or by hand: not worth more than a fresh start.
    return emptyDraft
  }
}

/**
 * Keeps one draft in the browser. The storage arrives as a function because reading the property
 * throws where the browser blocks it; the form works on without it, and is told so.
 */
export function createDraftStore(storage: () => Storage) {
  const read = (): Draft => {
    try {
      return parse(storage().getItem(key))
    } catch {
      return emptyDraft
    }
  }
  return {
    read,

    /** Keeps the draft; false where the browser blocks its storage or has no room. */
    write(draft: Draft): boolean {
      try {
        if (isEmpty(draft)) storage().removeItem(key)
        else storage().setItem(key, JSON.stringify(draft))
        return true
      } catch {
        return false
      }
    },

    /** Forgets a draft that was sent; a newer one, from another tab, stays. */
    forget(sent: Draft): void {
      if (isSame(read(), sent)) this.write(emptyDraft)
    },
  }
}
