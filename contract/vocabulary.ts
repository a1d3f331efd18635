/** The closed lists. The database holds the same values as enums; a test compares the two. */
export const categories = ["billing", "technical", "account", "general"] as const
export const priorities = ["low", "medium", "high", "critical"] as const
export const statuses = ["open", "in_progress", "resolved", "closed"] as const

/** Who decided a value: a person, whose word is final, or triage, whose word is a suggestion. */
export const deciders = ["person", "triage"] as const

/**
 * What triage made of a value that no person decided: applied it, applied it and drew it for an audit,
 * suggested it, or does not know.
 */
export const certainties = ["applied", "audit", "suggested", "unsure"] as const

/** How a person's decision stands to the suggestion that they saw; `chosen` where none was shown. */
const labelKinds = ["accepted", "overridden", "chosen"] as const

/** The fields that triage fills. */
export const triageFields = ["category", "priority"] as const

export type Category = (typeof categories)[number]
export type Priority = (typeof priorities)[number]
export type Status = (typeof statuses)[number]
export type Decider = (typeof deciders)[number]
export type Certainty = (typeof certainties)[number]
export type TriageField = (typeof triageFields)[number]
export type LabelKind = (typeof labelKinds)[number]
