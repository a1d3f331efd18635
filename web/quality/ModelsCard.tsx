import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { TrainingRequest, TriageModel } from "../../contract/learning.ts"
import { api } from "../app/api.ts"
import { Badge } from "../ui/Badge.tsx"
import { Button } from "../ui/Button.tsx"
import { Card } from "../ui/Card.tsx"
import { DataTable } from "../ui/DataTable.tsx"
import { ErrorState } from "../ui/ErrorState.tsx"
import { count } from "../ui/format.ts"
import { Row, Stack } from "../ui/Layout.tsx"
import { Moment } from "../ui/Moment.tsx"
import { Text } from "../ui/Text.tsx"
import { showProblem, showToast } from "../ui/toasts.ts"
import { triageModelsQuery } from "./queries.ts"
import { figureWords, intervalWords } from "./words.ts"

const columns = [
  { label: "Version", isProse: true },
  { label: "Learned from", isNumber: true },
  { label: "Category right", isProse: true },
  { label: "Priority right", isProse: true },
  { label: "Answers" },
]

function comparisonWords(comparison: TriageModel["category"]): string {
  if (comparison === null) return ""
  const { accuracy, accuracy_before, is_kept } = comparison
  if (accuracy.value === null) return `too few (${intervalWords(accuracy)})`
  const figures = `${figureWords(accuracy)}; version before ${figureWords(accuracy_before)} (${intervalWords(accuracy)})`
  return is_kept ? figures : `${figures}; stays as before`
}

const trainingWords = ({ labels, new_labels, needed_labels }: TrainingRequest): string =>
  new_labels >= needed_labels
    ? `Learning from ${count(labels)} labels; what it becomes answers in a minute, unless it is worse.`
    : `Nothing to learn anew yet: ${count(new_labels)} of ${count(needed_labels)} new labels.`

type AnsweringProps = { model: TriageModel; isBusy: boolean; onUse: () => void }

function Answering({ model, isBusy, onUse }: AnsweringProps) {
  if (model.is_active) return <Badge tone="accent">Now</Badge>
  if (!model.is_usable) return "Not used"
  return (
    <Button
      size="small"
      aria-label={`Use this one: ${model.name}`}
      disabled={isBusy}
      onClick={onUse}
    >
      Use this one
    </Button>
  )
}

/** What the built-in classifier learned, version by version; any of them can answer again. */
export function ModelsCard() {
  const client = useQueryClient()
  const { data: models = [], failureReason, refetch } = useQuery(triageModelsQuery())
  const activate = useMutation({
    mutationFn: (model: TriageModel) => api.call("activateTriageModel", { body: { id: model.id } }),
    onSuccess: (answer, model) => {
      client.setQueryData(triageModelsQuery().queryKey, answer)
      void client.invalidateQueries({ queryKey: ["triage"] })
      showToast({ text: `${model.name} answers from now on.` })
    },
    onError: (error) => showProblem({ text: error.message }),
  })
  const train = useMutation({
    mutationFn: () => api.call("trainTriage", {}),
    onSuccess: (request) => showToast({ text: trainingWords(request) }),
    onError: (error) => showProblem({ text: error.message }),
  })
  return (
    <Card
      title="What the built-in classifier learned"
      aside={
        <Button size="small" onClick={() => train.mutate()} disabled={train.isPending}>
          Learn now
        </Button>
      }
    >
      <Stack>
        {models.length === 0 && failureReason ? (
          <ErrorState title="The versions cannot be read" onRetry={() => void refetch()}>
            {failureReason.message}
          </ErrorState>
        ) : null}
        <DataTable
          label="Versions of the built-in classifier"
          columns={columns}
          rows={models.map((model) => ({
            key: model.name,
            name: (
              <Row>
                {model.name}
                {model.created_at === null ? null : <Moment at={model.created_at} />}
              </Row>
            ),
            cells: [
              count(model.labels),
              comparisonWords(model.category),
              comparisonWords(model.priority),
              <Answering
                key="answers"
                model={model}
                isBusy={activate.isPending}
                onUse={() => activate.mutate(model)}
              />,
            ],
          }))}
        />
        <Text tone="soft" size="small">
          Right on labels that neither the version nor the one before had seen. It learns by itself
          as people decide. A new version answers only where it was no worse there than the one
          before.
        </Text>
      </Stack>
    </Card>
  )
}
