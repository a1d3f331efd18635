import { Link2 } from "lucide-react"
import { IconButton } from "../ui/IconButton.tsx"
import { showProblem, showToast } from "../ui/toasts.ts"

/** Copies the ticket's address, without the filter that it was found with. */
export function CopyLinkButton({ id }: { id: number }) {
  const address = `${window.location.origin}/tickets/${id}`
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => showToast({ text: `Link to #${id} copied.` }),
      () => showProblem({ text: "The browser did not allow copying.", detail: address }),
    )
  return (
    <IconButton
      label="Copy link"
      icon={<Link2 size={16} aria-hidden="true" />}
      onClick={() => void copy()}
    />
  )
}
