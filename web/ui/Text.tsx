import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"

type Props = {
  tone?: "ink" | "soft" | "warning"
  size?: "small" | "base" | "large"
  children: ReactNode
}

const tones = { ink: "text-ink", soft: "text-soft", warning: "text-warning" }
const sizes = { small: "text-small", base: "text-base", large: "text-large font-semibold" }

/** A paragraph in one of the desk's few voices. */
export const Text = ({ tone = "ink", size = "base", children }: Props) => (
  <p className={classNames("wrap-anywhere", tones[tone], sizes[size])}>{children}</p>
)
