import type { Priority } from "../../contract/vocabulary.ts"
import { priorityLabels } from "./labels.ts"

const colours: Record<Priority, string> = {
  low: "text-low",
  medium: "text-medium",
  high: "text-high",
  critical: "text-critical",
}
const heights: Record<Exclude<Priority, "critical">, number> = { low: 1, medium: 2, high: 3 }
const bars = [
  { x: 1.5, height: 5 },
  { x: 6.25, height: 8.5 },
  { x: 11, height: 12 },
]

const Exclamation = () => (
  <>
    <rect x="1" y="1" width="14" height="14" rx="4" fill="currentColor" />
    <path d="M8 4.25v4.5M8 11.5v.25" stroke="var(--canvas)" strokeWidth="2" strokeLinecap="round" />
  </>
)

const Bars = ({ filled }: { filled: number }) =>
  bars.map(({ x, height }, index) => (
    <rect
      key={x}
      x={x}
      y={14 - height}
      width="3.5"
      height={height}
      rx="1"
      fill="currentColor"
      opacity={index < filled ? 1 : 0.25}
    />
  ))

/** A priority by colour and by shape: one to three bars, a square with an exclamation mark. */
export const PriorityMark = ({ priority }: { priority: Priority }) => (
  <svg
    viewBox="0 0 16 16"
    className={`size-4 shrink-0 ${colours[priority]}`}
    role="img"
    aria-label={`${priorityLabels[priority]} priority`}
  >
    {priority === "critical" ? <Exclamation /> : <Bars filled={heights[priority]} />}
  </svg>
)
