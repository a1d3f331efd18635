import { lazy, Suspense } from "react"
import type { FieldQuality, Figure, ProviderQuality } from "../../contract/quality.ts"
import { Badge } from "../ui/Badge.tsx"
import { Card } from "../ui/Card.tsx"
import { DataTable } from "../ui/DataTable.tsx"
import { Disclosure } from "../ui/Disclosure.tsx"
import { count } from "../ui/format.ts"
import { Columns, Row, Stack } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { CalibrationTable } from "./CalibrationTable.tsx"
import { ConfusionTable } from "./ConfusionTable.tsx"
import { durationWords, figureWords, intervalWords, providerWords } from "./words.ts"

// The chart library is larger than the rest of the page; the figures do not wait for it.
const CalibrationChart = lazy(() => import("./CalibrationChart.tsx"))

const names = { category: "Category", priority: "Priority" }

/** The record of one provider, model and prompt version. */
export const ProviderCard = ({ quality }: { quality: ProviderQuality }) => (
  <Card
    title={providerWords(quality)}
    aside={
      <Row>
        {quality.is_shadow ? <Badge>Only scored</Badge> : null}
        {quality.prompt_version === "none" ? null : `prompt ${quality.prompt_version}`}
      </Row>
    }
  >
    <Stack gap="large">
      <Text tone="soft" size="small">
        {workWords(quality)}
      </Text>
      <Columns of={2}>
        <Field field="category" quality={quality.category} />
        <Field field="priority" quality={quality.priority} />
      </Columns>
    </Stack>
  </Card>
)

function workWords(quality: ProviderQuality): string {
  const { answers, failures, latency_ms, input_tokens, output_tokens, cost } = quality
  const tokens = input_tokens + output_tokens
  return [
    `${count(answers)} answers`,
    `${count(failures)} failures`,
    ...(latency_ms
      ? [`${durationWords(latency_ms.p50)} median, ${durationWords(latency_ms.p95)} at p95`]
      : []),
    ...(tokens > 0 ? [`${count(tokens)} tokens`] : []),
    ...(cost === null ? ["cost unknown: no prices are set"] : []),
    ...(cost !== null && cost > 0 ? [`cost ${cost.toFixed(2)}`] : []),
  ].join(" · ")
}

const columns = [
  { label: "Figure" },
  { label: "Value", isNumber: true },
  { label: "95% interval", isNumber: true },
]

const rowOf = (name: string, figure: Figure) => ({
  key: name,
  name,
  cells: [figureWords(figure), intervalWords(figure)],
})

function Field({ field, quality }: { field: keyof typeof names; quality: FieldQuality }) {
  const label = names[field]
  return (
    <Stack>
      <h3 className="font-medium">{label}</h3>
      <DataTable
        label={`${label}: figures`}
        columns={columns}
        rows={[
          rowOf("Right", quality.accuracy),
          rowOf("Always the commonest value", quality.majority),
          rowOf("Sure enough to suggest", quality.coverage),
          rowOf("Right when sure enough", quality.accuracy_covered),
          ...(quality.within_one ? [rowOf("At most one level off", quality.within_one)] : []),
          rowOf("Macro-F1", quality.macro_f1),
          rowOf("Calibration error", quality.calibration_error),
        ]}
      />
      {quality.labels === 0 ? null : (
        <>
          <Disclosure label={`${label}: what was taken for what`}>
            <ConfusionTable field={field} confusion={quality.confusion} />
          </Disclosure>
          <Disclosure label={`${label}: confidence against truth`}>
            <div className="h-56 text-soft">
              <Suspense>
                <CalibrationChart bins={quality.calibration} />
              </Suspense>
            </div>
            <CalibrationTable bins={quality.calibration} />
          </Disclosure>
        </>
      )}
    </Stack>
  )
}
