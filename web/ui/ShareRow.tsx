import { createLink } from "@tanstack/react-router"
import type { ComponentPropsWithRef, CSSProperties, ReactNode } from "react"
import { count, shareWords } from "./format.ts"
import { VisuallyHidden } from "./VisuallyHidden.tsx"

type Props = Omit<ComponentPropsWithRef<"a">, "className" | "children"> & {
  label: string
  mark?: ReactNode
  /** Null while it loads. */
  tickets: number | null
  /** The part of all tickets, from 0 to 1. */
  share: number
}

const length = (share: number): CSSProperties => ({ width: `${share * 100}%` })

const Anchor = ({ label, mark, tickets, share, ...props }: Props) => (
  <a
    className="-mx-2 grid min-h-9 grid-cols-[1fr_auto_3.25rem] items-center gap-x-3 gap-y-1 rounded-md px-2 py-1.5 transition-colors duration-75 hover:bg-hover max-wide:min-h-11"
    {...props}
  >
    <span className="flex min-w-0 items-center gap-2 truncate">
      {/* The label says the same. */}
      {mark ? <span aria-hidden="true">{mark}</span> : null}
      {label}
    </span>
    <span className="text-right font-medium tabular-nums">
      {tickets === null ? "" : count(tickets)}
      <VisuallyHidden>{tickets === 1 ? " ticket," : " tickets,"}</VisuallyHidden>
    </span>
    <span className="text-right text-small text-soft tabular-nums">
      {tickets === null ? "" : shareWords(share)}
    </span>
    <span className="col-span-3 h-1.5 rounded-full bg-hover">
      {share > 0 ? (
        <span className="block h-full min-w-1 rounded-full bg-accent" style={length(share)} />
      ) : null}
    </span>
  </a>
)

/** A value of a closed list, how many tickets have it, and a bar for the eye; leads to those tickets. */
export const ShareRow = createLink(Anchor)
