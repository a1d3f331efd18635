import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"

type Gap = "small" | "medium" | "large"
const gaps: Record<Gap, string> = { small: "gap-1", medium: "gap-2", large: "gap-4" }

type Props = { gap?: Gap; children: ReactNode }

/** One below the other. */
export const Stack = ({ gap = "medium", children }: Props) => (
  <div className={classNames("flex min-w-0 flex-col", gaps[gap])}>{children}</div>
)

/** Side by side, wrapping where there is no room. */
export const Row = ({
  gap = "medium",
  align = "start",
  children,
}: Props & { align?: "start" | "end" | "between" }) => (
  <div
    className={classNames(
      "flex min-w-0 flex-wrap items-center",
      gaps[gap],
      align === "end" && "justify-end",
      align === "between" && "justify-between",
    )}
  >
    {children}
  </div>
)

/** Two or more columns of one width, one column on a phone. */
export const Columns = ({ of = 2, children }: { of?: 2 | 3; children: ReactNode }) => (
  <div
    className={classNames(
      "grid grid-cols-1 gap-4",
      of === 2 && "wide:grid-cols-2",
      of === 3 && "wide:grid-cols-3",
    )}
  >
    {children}
  </div>
)

/** A line whose room is always kept, so that nothing below it moves when it comes or goes. */
export const KeptLine = ({ children }: { children: ReactNode }) => (
  <div className="min-h-5">{children}</div>
)

/** What a phone has no room for. */
export const WideOnly = ({ children }: { children: ReactNode }) => (
  <div className="max-wide:hidden">{children}</div>
)
