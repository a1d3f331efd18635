import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import type { ProviderQuality } from "../../contract/quality.ts"
import { api } from "../app/api.ts"
import { authorWords } from "../triage/words.ts"
import { Button } from "../ui/Button.tsx"
import { Card } from "../ui/Card.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { DialogBody } from "../ui/DialogBody.tsx"
import { Field } from "../ui/Field.tsx"
import { ticketCount } from "../ui/format.ts"
import { Columns, Row, Stack } from "../ui/Layout.tsx"
import { Select } from "../ui/Select.tsx"
import { Text } from "../ui/Text.tsx"
import { showProblem, showToast } from "../ui/toasts.ts"

const hourMs = 60 * 60 * 1_000
const spans = [
  { value: "1", label: "the last hour" },
  { value: "24", label: "the last 24 hours" },
  { value: "168", label: "the last 7 days" },
  { value: "720", label: "the last 30 days" },
] as const
type Hours = (typeof spans)[number]["value"]

const optionOf = ({ provider, model }: ProviderQuality) => JSON.stringify([provider, model])

/** Takes back all that one model filled in since a time. */
export function TakeBackCard({ providers }: { providers: ProviderQuality[] }) {
  const models = [...new Map(providers.map((one) => [optionOf(one), one])).values()]
  const [chosen, setChosen] = useState<string | null>(null)
  const [hours, setHours] = useState<Hours>("24")
  const [isAsking, setIsAsking] = useState(false)
  const model = models.find((one) => optionOf(one) === chosen) ?? models[0]
  const undo = useMutation({
    mutationFn: (whose: ProviderQuality) =>
      api.call("undoTriage", {
        body: {
          provider: whose.provider,
          model: whose.model,
          since: new Date(Date.now() - Number(hours) * hourMs).toISOString(),
        },
      }),
    onSuccess: ({ tickets }) =>
      showToast({
        text:
          tickets === 0
            ? "There was nothing to take back."
            : `${ticketCount(tickets)} are being given back.`,
      }),
    onError: (error) => showProblem({ text: "Nothing was taken back.", detail: error.message }),
    onSettled: () => setIsAsking(false),
  })
  if (model === undefined) return null
  return (
    <Card title="Take back what a model did">
      <Stack>
        <Columns of={2}>
          <Field label="Model">
            <Select
              options={models.map((one) => ({ value: optionOf(one), label: authorWords(one) }))}
              value={optionOf(model)}
              onChange={setChosen}
            />
          </Field>
          <Field label="In">
            <Select options={spans} value={hours} onChange={setHours} />
          </Field>
        </Columns>
        <Row>
          <Button variant="danger" onClick={() => setIsAsking(true)}>
            Take back…
          </Button>
        </Row>
      </Stack>
      <Dialog title="Take back?" isOpen={isAsking} onClose={() => setIsAsking(false)}>
        <DialogBody>
          <Text>
            All that {authorWords(model)} filled in within{" "}
            {spans.find(({ value }) => value === hours)?.label} goes back to what stood before, and
            waits for a person where nothing did. What people decided stays. Each ticket&rsquo;s
            history keeps both.
          </Text>
          <Row align="end">
            <Button onClick={() => setIsAsking(false)}>Keep it</Button>
            <Button variant="danger" disabled={undo.isPending} onClick={() => undo.mutate(model)}>
              Take back
            </Button>
          </Row>
        </DialogBody>
      </Dialog>
    </Card>
  )
}
