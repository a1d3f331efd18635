import { lazy } from "react"
import { fewestForFigure, type FieldQuality, type Figure } from "../../contract/quality.ts"
import { ChartFrame } from "../ui/ChartFrame.tsx"
import { DataTable } from "../ui/DataTable.tsx"
import { Disclosure } from "../ui/Disclosure.tsx"
import { PartTitle } from "../ui/Heading.tsx"
import { Stack } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { CalibrationTable } from "./CalibrationTable.tsx"
import { ConfusionTable } from "./ConfusionTable.tsx"
import { figureWords, intervalWords } from "./words.ts"

// The chart library is larger than the rest of the page; the figures do not wait for it.
const CalibrationChart = lazy(() => import("./CalibrationChart.tsx"))

const scaleWords = {
  calibrated: "Confidences after calibration on this desk; older answers without one are left out.",
  stated: "Confidences as the model stated them, not calibrated on this desk.",
}

const names = { category: "Category", priority: "Priority" }

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

type Props = {
  field: keyof typeof names
  /** Whose figures they are, so that two tables of one name are told apart. */
  whose: string
  quality: FieldQuality
}

/** How right a provider was on one field, with what lies behind it. */
export function FieldFigures({ field, whose, quality }: Props) {
  const label = names[field]
  return (
    <Stack>
      <PartTitle>{label}</PartTitle>
      <DataTable
        label={`${label}: figures of ${whose}`}
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
      {quality.confusion.length === 0 ? null : (
        <Disclosure label={`${label}: what was taken for what`}>
          <ConfusionTable field={field} whose={whose} confusion={quality.confusion} />
        </Disclosure>
      )}
      {quality.calibration.length === 0 ? null : (
        <Disclosure label={`${label}: confidence against truth`}>
          <Text tone="soft" size="small">
            {scaleWords[quality.scale]} On the dashed line triage knows how sure to be. Faint points
            stand for under {fewestForFigure} answers, with their number.
          </Text>
          <ChartFrame size="large">
            <CalibrationChart bins={quality.calibration} />
          </ChartFrame>
          <CalibrationTable
            label={`${label}: confidence and truth of ${whose}`}
            bins={quality.calibration}
          />
        </Disclosure>
      )}
    </Stack>
  )
}
