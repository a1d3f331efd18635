/** The closed lists. The database holds the same values as enums; a test compares the two. */
export const categories = ["billing", "technical", "account", "general"] as const
export const priorities = ["low", "medium", "high", "critical"] as const
export const statuses = ["open", "in_progress", "resolved", "closed"] as const

/** Who decided a value: a person, whose word is final, or triage, whose word is a suggestion. */
export const deciders = ["person", "triage"] as const

export type Category = (typeof categories)[number]
export type Priority = (typeof priorities)[number]
export type Status = (typeof statuses)[number]
export type Decider = (typeof deciders)[number]
