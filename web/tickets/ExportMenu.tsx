import { Download } from "lucide-react"
import { useState } from "react"
import { IconButton } from "../ui/IconButton.tsx"
import { MenuButton } from "../ui/LazyMenu.tsx"
import { downloadTickets } from "./download.ts"
import { exportsOf } from "./exports.ts"
import type { QueueSearch } from "./filter.ts"
import { totalWords } from "./total-words.ts"
import { useListCount } from "./useListCount.ts"
import type { Queue } from "./useQueue.ts"

type Props = { queue: Queue; filter: QueueSearch }

/** Saves what the queue lists as a file, and says before how much that is. */
export function ExportMenu({ queue, filter }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const { written, meant } = useListCount(queue, filter)
  const totals = [written, meant]
  const exportable = exportsOf(filter, queue.spelling)
  return (
    <MenuButton
      label="Export as CSV"
      choices={exportable.map(({ name }, place) => {
        const total = totals[place]
        return {
          value: String(place),
          label: `Export ${name} as CSV${total ? ` (${totalWords(total)})` : ""}`,
        }
      })}
      value={null}
      onChoose={(place) => {
        const chosen = exportable[Number(place)]
        if (chosen) downloadTickets(chosen.filter)
      }}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      renderButton={(props) => (
        <IconButton label="Export" icon={<Download size={16} aria-hidden="true" />} {...props} />
      )}
    />
  )
}
