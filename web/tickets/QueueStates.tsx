import { useMutation, useQueryClient } from "@tanstack/react-query"
import { FilterX, Inbox } from "lucide-react"
import { api } from "../app/api.ts"
import { Button } from "../ui/Button.tsx"
import { EmptyState } from "../ui/EmptyState.tsx"
import { LinkButton } from "../ui/LinkButton.tsx"
import { showProblem, showToast } from "../ui/toasts.ts"

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

/** A filter that leaves nothing. */
export const NothingFound = ({ onClear }: { onClear: () => void }) => (
  <EmptyState
    icon={<FilterX size={28} aria-hidden="true" />}
    title="No ticket matches"
    actions={<Button onClick={onClear}>Clear search and filters</Button>}
  >
    Every word must occur in title or description, and all filters apply together.
  </EmptyState>
)
