import { TriangleAlert } from "lucide-react"
import { Tooltip } from "./Tooltip.tsx"

type Props = { tone?: "fine" | "warning"; text: string; detail?: string }

/** A quiet line about how a part of the desk does; its tooltip says more. */
export function StatusLine({ tone = "fine", text, detail }: Props) {
  const line = (
    <button
      type="button"
      className="flex min-h-7 w-full items-center gap-2 rounded-md px-2 py-1 text-left text-small text-soft hover:bg-hover"
    >
      {tone === "warning" ? (
        <TriangleAlert size={14} aria-hidden="true" className="shrink-0 text-warning" />
      ) : (
        <span aria-hidden="true" className="mx-1 size-1.5 shrink-0 rounded-full bg-accent" />
      )}
      <span className="min-w-0 wide:truncate">
        {text}
        {detail ? <span className="max-wide:block wide:sr-only"> {detail}</span> : null}
      </span>
    </button>
  )
  return detail ? <Tooltip text={detail}>{line}</Tooltip> : line
}
