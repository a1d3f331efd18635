import { Link2 } from "lucide-react"
import { IconButton } from "../ui/IconButton.tsx"
import { showProblem, showToast } from "../ui/toasts.ts"

/** Copies the ticket's address, without the filter that it was found with. */
export const CopyLinkButton = ({ id }: { id: number }) => (
  <IconButton
    label="Copy link"
    icon={<Link2 size={16} aria-hidden="true" />}
    onClick={() => void copyLink(id)}
  />
)

async function copyLink(id: number): Promise<void> {
  const address = `${window.location.origin}/tickets/${id}`
  try {
    // Over plain http, which is how a desk on a local network is reached, there is no clipboard at all.
    await navigator.clipboard.writeText(address)
  } catch {
    showProblem({ text: "The browser did not allow copying.", detail: address })
    return
  }
  showToast({ text: `Link to #${id} copied.` })
}
