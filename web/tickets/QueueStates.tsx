import { useMutation, useQueryClient } from "@tanstack/react-query"
import { FilterX, Inbox } from "lucide-react"
import { withoutPieces } from "../../contract/search-line.ts"
import { api } from "../app/api.ts"
import { faultyPieces } from "../search/unread.ts"
import { useSearchLine } from "../search/useSearchLine.ts"
import { Button } from "../ui/Button.tsx"
import { EmptyState } from "../ui/EmptyState.tsx"
import { LinkButton } from "../ui/LinkButton.tsx"
import { showProblem, showToast } from "../ui/toasts.ts"
import { withFilter, type QueueSearch } from "./filter.ts"

/** A desk without any ticket. */
export const EmptyDesk = () => (
  <EmptyState
    icon={<Inbox size={28} aria-hidden="true" />}
    title="No tickets yet"
    actions={
      <>
        <LinkButton to="/new" variant="primary">
          New ticket
        </LinkButton>
        <SampleTicketsButton />
      </>
    }
  >
    Write the first one, or look around with sample tickets.
  </EmptyState>
)

function SampleTicketsButton() {
  const client = useQueryClient()
  const samples = useMutation({
    mutationFn: () => api.call("createSampleTickets", {}),
    onSuccess: async ({ created }) => {
      await client.invalidateQueries()
      showToast({ text: `${created} sample tickets added.` })
    },
    onError: (error) =>
      showProblem({ text: "The sample tickets were not added.", detail: error.message }),
  })
  return (
    <Button aria-disabled={samples.isPending} onClick={() => samples.isPending || samples.mutate()}>
      {samples.isPending ? "Adding sample tickets…" : "Add sample tickets"}
    </Button>
  )
}

type NothingFoundProps = { filter: QueueSearch; onFilter: (filter: QueueSearch) => void }

/** A filter that leaves nothing, and the ways on: without what is no operator, without filters, without any. */
export function NothingFound({ filter, onFilter }: NothingFoundProps) {
  const { search } = filter
  const faulty = faultyPieces(useSearchLine(search))
  const readable = withFilter(filter, { search: withoutPieces(search ?? "", faulty) })
  const searchAlone = withFilter({}, { search })
  const hasFilters = search !== undefined && Object.keys(filter).length > 1
  return (
    <EmptyState
      icon={<FilterX size={28} aria-hidden="true" />}
      title="No ticket matches"
      actions={
        <>
          {faulty.length > 0 ? (
            <Button onClick={() => onFilter(readable)}>Search without {nameAll(faulty)}</Button>
          ) : null}
          {hasFilters ? <Button onClick={() => onFilter(searchAlone)}>Clear filters</Button> : null}
          <Button onClick={() => onFilter({})}>Clear search and filters</Button>
        </>
      }
    >
      Every word must occur in title or description, and all filters apply together.
    </EmptyState>
  )
}

const nameAll = ([first = "", ...more]: readonly string[]): string =>
  more.length > 0 ? "these words" : `“${first.slice(0, 24)}${first.length > 24 ? "…" : ""}”`
