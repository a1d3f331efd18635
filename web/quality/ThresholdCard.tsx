import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Threshold } from "../../contract/quality.ts"
import { categories, type Category, type TriageField } from "../../contract/vocabulary.ts"
import { Card } from "../ui/Card.tsx"
import { DataTable } from "../ui/DataTable.tsx"
import { ErrorState } from "../ui/ErrorState.tsx"
import { Field } from "../ui/Field.tsx"
import { percent } from "../ui/format.ts"
import { categoryLabels } from "../ui/labels.ts"
import { Stack } from "../ui/Layout.tsx"
import { Skeleton } from "../ui/Skeleton.tsx"
import { Select } from "../ui/Select.tsx"
import { AuditShare } from "./AuditShare.tsx"
import { triageSettingsQuery } from "./queries.ts"
import { ThresholdEditor } from "./ThresholdEditor.tsx"

type Subject = TriageField | Category

const subjects: { value: Subject; label: string }[] = [
  { value: "category", label: "Category, all values" },
  ...categories.map((value) => ({ value, label: `Category ${categoryLabels[value]} alone` })),
  { value: "priority", label: "Priority" },
]

const fieldOf = (subject: Subject): TriageField =>
  subject === "priority" ? "priority" : "category"
const categoryOf = (subject: Subject): Category | null =>
  subject === "priority" || subject === "category" ? null : subject

const find = (thresholds: Threshold[], field: TriageField, category: Category | null) =>
  thresholds.find((one) => one.field === field && one.category === category)

/** From which confidence on triage applies, suggests, or says that it is not sure. */
export function ThresholdCard() {
  const [subject, setSubject] = useState<Subject>("category")
  const { data: settings, failureReason, refetch } = useQuery(triageSettingsQuery())
  const [field, category] = [fieldOf(subject), categoryOf(subject)]
  if (settings === undefined) {
    return (
      <Card title="Thresholds">
        {failureReason ? (
          <ErrorState title="The thresholds cannot be read" onRetry={() => void refetch()}>
            {failureReason.message}
          </ErrorState>
        ) : (
          <Skeleton height="12rem" />
        )}
      </Card>
    )
  }
  const standard = find(settings.thresholds, field, null)
  const own = category ? find(settings.thresholds, field, category) : standard
  return (
    <Card title="Thresholds">
      <Stack gap="large">
        <ThresholdTable thresholds={settings.thresholds} />
        <Field label="For" hint={hintFor(subject, settings.thresholds)}>
          <Select options={subjects} value={subject} onChange={setSubject} />
        </Field>
        {standard ? (
          <ThresholdEditor
            key={`${subject} ${JSON.stringify(own ?? standard)}`}
            threshold={own ?? { ...standard, category }}
            isOwn={category !== null && own !== undefined}
          />
        ) : null}
        <AuditShare key={settings.audit_share} share={settings.audit_share} />
      </Stack>
    </Card>
  )
}

const ownNames = (thresholds: Threshold[]) =>
  thresholds.flatMap(({ category }) => (category === null ? [] : [categoryLabels[category]]))

function hintFor(subject: Subject, thresholds: Threshold[]): string {
  const own = ownNames(thresholds)
  return subject === "category" && own.length > 0
    ? `Without ${own.join(" and ")}: thresholds of their own.`
    : ""
}

const columns = [
  { label: "Now" },
  { label: "Applied from", isNumber: true },
  { label: "Suggested from", isNumber: true },
]

const nameOf = ({ field, category }: Threshold): string =>
  field === "priority"
    ? "Priority"
    : category === null
      ? "Category"
      : `Category ${categoryLabels[category]}`

/** All thresholds as they are, so that those of one category are not overlooked. */
const ThresholdTable = ({ thresholds }: { thresholds: Threshold[] }) => (
  <DataTable
    label="Thresholds as they are"
    columns={columns}
    rows={thresholds.map((one) => ({
      key: nameOf(one),
      name: nameOf(one),
      cells: [
        one.apply_from === null ? "never" : percent(one.apply_from),
        percent(one.suggest_from),
      ],
    }))}
  />
)
