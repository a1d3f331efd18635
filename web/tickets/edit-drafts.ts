import type { TicketText } from "../triage/queries.ts"

/** The text of a ticket that is being edited, and what it was when the edit began. */
export type EditDraft = TicketText & { from: TicketText }

// Kept as long as the page, so that going to another ticket and back loses nothing.
const drafts = new Map<number, EditDraft>()

/** The edit of a ticket that was begun and neither saved nor cancelled. */
export const keptEdit = (id: number): EditDraft | undefined => drafts.get(id)

export const keepEdit = (id: number, draft: EditDraft): void => void drafts.set(id, draft)

export const dropEdit = (id: number): void => void drafts.delete(id)
