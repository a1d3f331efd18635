import type { ReactNode } from "react"
import type { Status } from "../../contract/vocabulary.ts"
import { statusLabels } from "./labels.ts"

const ring = <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />

const faces: Record<Status, { colour: string; face: ReactNode }> = {
  open: { colour: "text-soft", face: ring },
  in_progress: {
    colour: "text-accent",
    face: (
      <>
        {ring}
        <path d="M8 4a4 4 0 0 1 0 8z" fill="currentColor" />
      </>
    ),
  },
  resolved: {
    colour: "text-accent",
    face: (
      <>
        <circle cx="8" cy="8" r="7" fill="currentColor" />
        <path
          d="m5 8.2 2.1 2.1L11 6.2"
          fill="none"
          stroke="var(--canvas)"
          strokeWidth="1.75"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </>
    ),
  },
  closed: {
    colour: "text-low",
    face: (
      <>
        <circle cx="8" cy="8" r="7" fill="currentColor" />
        <path d="M5.25 8h5.5" stroke="var(--canvas)" strokeWidth="1.75" strokeLinecap="round" />
      </>
    ),
  },
}

/** A status by shape: empty, half full, ticked, barred. */
export const StatusIcon = ({ status }: { status: Status }) => (
  <svg
    viewBox="0 0 16 16"
    className={`size-4 shrink-0 ${faces[status].colour}`}
    role="img"
    aria-label={statusLabels[status]}
  >
    {faces[status].face}
  </svg>
)
