import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import type { Threshold } from "../../contract/quality.ts"
import { categories, type Category, type TriageField } from "../../contract/vocabulary.ts"
import { Card } from "../ui/Card.tsx"
import { Field } from "../ui/Field.tsx"
import { categoryLabels } from "../ui/labels.ts"
import { Stack } from "../ui/Layout.tsx"
import { Select } from "../ui/Select.tsx"
import { AuditShare } from "./AuditShare.tsx"
import { triageSettingsQuery } from "./queries.ts"
import { ThresholdEditor } from "./ThresholdEditor.tsx"

type Subject = "category" | "priority" | Category

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
  const { data: settings } = useQuery(triageSettingsQuery())
  const [field, category] = [fieldOf(subject), categoryOf(subject)]
  const standard = settings && find(settings.thresholds, field, null)
  const own = settings && category ? find(settings.thresholds, field, category) : standard
  return (
    <Card title="Thresholds">
      <Stack gap="large">
        <Field label="For">
          <Select options={subjects} value={subject} onChange={setSubject} />
        </Field>
        {standard ? (
          <ThresholdEditor
            key={`${subject} ${JSON.stringify(own ?? standard)}`}
            threshold={own ?? { ...standard, category }}
            isOwn={category !== null && own !== undefined}
          />
        ) : null}
        {settings ? <AuditShare key={settings.audit_share} share={settings.audit_share} /> : null}
      </Stack>
    </Card>
  )
}
