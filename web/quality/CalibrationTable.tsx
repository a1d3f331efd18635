import type { FieldQuality } from "../../contract/quality.ts"
import { DataTable } from "../ui/DataTable.tsx"
import { percent } from "../ui/format.ts"
import { figureWords, intervalWords } from "./words.ts"

type Props = { label: string; bins: FieldQuality["calibration"] }

/** How often answers of each confidence were right. */
export const CalibrationTable = ({ label, bins }: Props) => (
  <DataTable
    label={label}
    columns={[
      { label: "Confidence" },
      { label: "Said", isNumber: true },
      { label: "Right", isNumber: true },
      { label: "95% interval", isNumber: true },
    ]}
    rows={bins.map(({ from, to, confidence, accuracy }) => ({
      key: String(from),
      name: `${percent(from)} to ${percent(to)}`,
      cells: [percent(confidence), figureWords(accuracy), intervalWords(accuracy)],
    }))}
  />
)
