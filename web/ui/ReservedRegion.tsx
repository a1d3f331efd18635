import type { ReactNode } from "react"
import { ScrollRegion } from "./ScrollRegion.tsx"

type Props = { title: string; children: ReactNode }

/** A frame of one height whatever it holds, so that nothing below it moves; more than that scrolls. */
export const ReservedRegion = ({ title, children }: Props) => (
  <ScrollRegion
    label={title}
    className="h-32 overflow-y-auto rounded-md border border-line px-3 py-2 outline-offset-[-2px]"
  >
    <h2 className="mb-1 text-small font-medium">{title}</h2>
    {children}
  </ScrollRegion>
)
