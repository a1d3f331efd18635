import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"

type Props = {
  children: ReactNode
  /** Only suggested: a dashed outline until a person decided. */
  isSuggested?: boolean
}

/** A value in a small outlined box. */
export const Chip = ({ children, isSuggested = false }: Props) => (
  <span
    className={classNames(
      "inline-flex h-5 max-w-full items-center gap-1 rounded-full border px-2 text-small whitespace-nowrap",
      isSuggested
        ? "border-dashed border-outline text-soft"
        : "border-line-strong bg-sunken text-ink",
    )}
  >
    {children}
  </span>
)
