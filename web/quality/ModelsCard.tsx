import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { TriageModel } from "../../contract/models.ts"
import { api } from "../app/api.ts"
import { Badge } from "../ui/Badge.tsx"
import { Button } from "../ui/Button.tsx"
import { Card } from "../ui/Card.tsx"
import { DataTable } from "../ui/DataTable.tsx"
import { count } from "../ui/format.ts"
import { Row, Stack } from "../ui/Layout.tsx"
import { Moment } from "../ui/Moment.tsx"
import { Text } from "../ui/Text.tsx"
import { showProblem, showToast } from "../ui/toasts.ts"
import { triageModelsQuery } from "./queries.ts"
import { figureWords, intervalWords } from "./words.ts"

const columns = [
  { label: "Version" },
  { label: "Learned from", isNumber: true },
  { label: "Category: right, the one before" },
  { label: "Priority: right, the one before" },
  { label: "Answers" },
]

function comparisonWords(comparison: TriageModel["category"]): string {
  if (comparison === null) return ""
  const { accuracy, accuracy_before } = comparison
  return `${figureWords(accuracy)}, ${figureWords(accuracy_before)} (${intervalWords(accuracy)})`
}

/** What the built-in classifier learned, version by version; any of them can answer again. */
export function ModelsCard() {
  const client = useQueryClient()
  const { data: models = [] } = useQuery(triageModelsQuery())
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
    onSuccess: ({ labels }) =>
      showToast({ text: `Learning from ${count(labels)} labels; a better version answers soon.` }),
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
              model.is_active ? (
                <Badge key="active" tone="accent">
                  Now
                </Badge>
              ) : (
                <Button
                  key="use"
                  size="small"
                  aria-label={`Use this one: ${model.name}`}
                  disabled={activate.isPending}
                  onClick={() => activate.mutate(model)}
                >
                  Use this one
                </Button>
              ),
            ],
          }))}
        />
        <Text tone="soft" size="small">
          It learns by itself as people decide. A new version answers only where it predicted labels
          that neither had seen no worse than the one before.
        </Text>
      </Stack>
    </Card>
  )
}
