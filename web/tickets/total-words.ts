import { count } from "../ui/format.ts"

/** A number of tickets, or that there are more than so many. */
export type Total = { tickets: number; isMore: boolean }

/** "12,408", or "1,000+" where there are more. */
export const totalWords = ({ tickets, isMore }: Total): string =>
  `${count(tickets)}${isMore ? "+" : ""}`
