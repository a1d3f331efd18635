import type { FieldQuality } from "../../contract/quality.ts"
import { categories, priorities, type TriageField } from "../../contract/vocabulary.ts"
import { DataTable } from "../ui/DataTable.tsx"
import { count } from "../ui/format.ts"
import { categoryLabels, priorityLabels } from "../ui/labels.ts"

type Props = { field: TriageField; whose: string; confusion: FieldQuality["confusion"] }

const valuesOf = {
  category: categories.map((value) => ({ value, label: categoryLabels[value] })),
  priority: priorities.map((value) => ({ value, label: priorityLabels[value] })),
}

/** How often each true value was answered by which. */
export function ConfusionTable({ field, whose, confusion }: Props) {
  const values = valuesOf[field]
  const tickets = (truth: string, answer: string) =>
    confusion.find((cell) => cell.truth === truth && cell.answer === answer)?.tickets ?? 0
  return (
    <DataTable
      label={`What people decided, and what ${whose} answered as ${field}`}
      columns={[
        { label: "Decided ↓ answered →" },
        ...values.map(({ label }) => ({ label, isNumber: true })),
      ]}
      rows={values.map(({ value: truth, label }) => ({
        key: truth,
        name: label,
        cells: values.map(({ value: answer }) =>
          truth === answer ? (
            <strong key={answer}>{count(tickets(truth, answer))}</strong>
          ) : (
            count(tickets(truth, answer))
          ),
        ),
      }))}
    />
  )
}
