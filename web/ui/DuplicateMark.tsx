import { Copy } from "lucide-react"
import { VisuallyHidden } from "./VisuallyHidden.tsx"

/** Says that a ticket repeats another one. */
export const DuplicateMark = ({ of }: { of: number }) => (
  <span
    title={`Duplicate of #${of}`}
    className="mr-1.5 inline-block shrink-0 align-[-2px] text-faint"
  >
    <Copy size={14} aria-hidden="true" />
    <VisuallyHidden>Duplicate of #{of}.</VisuallyHidden>
  </span>
)
