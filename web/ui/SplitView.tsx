import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"

type Props = {
  list: ReactNode
  /** What is open beside the list; on a phone it takes the list's place. */
  pane: ReactNode | null
}

/** A list and what is open of it. The list stays mounted, so that it keeps its place. */
export const SplitView = ({ list, pane }: Props) => (
  <div className="flex h-full">
    <div
      className={classNames(
        "@container flex min-w-0 flex-1 flex-col",
        pane !== null && "max-wide:hidden",
      )}
    >
      {list}
    </div>
    {pane === null ? null : (
      <aside
        aria-label="Ticket"
        className="min-w-0 bg-canvas max-wide:flex-1 wide:w-95 wide:shrink-0 wide:border-l wide:border-line roomy:w-110"
      >
        {pane}
      </aside>
    )}
  </div>
)
