import { useIsPhone } from "../ui/useIsPhone.ts"
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx"
import type { QueueSearch } from "./filter.ts"
import { totalWords } from "./total-words.ts"
import { useListCount } from "./useListCount.ts"
import type { Queue } from "./useQueue.ts"

type Props = { queue: Queue; filter: QueueSearch }

/** How many tickets the list holds; nothing while nobody knows. On a phone there is room for the number. */
export function ListCount({ queue, filter }: Props) {
  const { written, meant } = useListCount(queue, filter)
  if (written && meant && written.tickets > 0) {
    return (
      <>
        {totalWords(written)}
        <Words>{" as written"}</Words>
        {meant.tickets > 0 ? ` + ${totalWords(meant)}` : null}
        <Words>{" as meant"}</Words>
      </>
    )
  }
  const total = meant ?? written
  if (!total || (queue.meant !== null && !meant)) return null
  return (
    <>
      {totalWords(total)}
      <Words>{total.tickets === 1 && !total.isMore ? " ticket" : " tickets"}</Words>
    </>
  )
}

function Words({ children }: { children: string }) {
  return useIsPhone() ? <VisuallyHidden>{children}</VisuallyHidden> : children
}
