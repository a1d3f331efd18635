import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"

export type Tone = "neutral" | "accent" | "warning" | "danger"

const tones: Record<Tone, string> = {
  neutral: "bg-hover text-soft",
  accent: "bg-accent-wash text-accent",
  warning: "bg-warning-wash text-warning",
  danger: "bg-danger-wash text-danger",
}

/** A word or a number beside something. */
export const Badge = ({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) => (
  <span
    className={classNames(
      "inline-flex h-5 items-center rounded px-1.5 text-small font-medium whitespace-nowrap tabular-nums",
      tones[tone],
    )}
  >
    {children}
  </span>
)
