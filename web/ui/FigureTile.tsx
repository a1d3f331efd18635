import { createLink } from "@tanstack/react-router"
import type { ComponentPropsWithRef, ReactNode } from "react"
import { Skeleton } from "./Skeleton.tsx"

type Props = Omit<ComponentPropsWithRef<"a">, "className" | "children"> & {
  label: string
  /** The figure as people read it; null while it loads. */
  figure: string | null
  /** What exactly is counted. */
  note: string
}

const Anchor = ({ label, figure, note, ...props }: Props) => (
  <a
    className="flex min-w-0 flex-col gap-1 rounded-lg border border-line bg-canvas p-4 transition-colors duration-75 hover:border-outline"
    {...props}
  >
    <span className="font-medium text-soft">{label}</span>
    {figure === null ? (
      <span className="flex h-8 items-center">
        <Skeleton width="4rem" height="1.5rem" />
      </span>
    ) : (
      <span className="text-figure font-semibold tabular-nums">{figure}</span>
    )}
    <span className="text-small text-soft">{note}</span>
  </a>
)

/** One figure of the desk; it leads to the tickets that it counts. */
export const FigureTile = createLink(Anchor)

/** Three figures side by side; on a phone the last one stands below the two others. */
export const FigureRow = ({ children }: { children: ReactNode }) => (
  <div className="grid grid-cols-2 gap-4 *:last:col-span-2 wide:grid-cols-3 wide:*:last:col-span-1">
    {children}
  </div>
)
