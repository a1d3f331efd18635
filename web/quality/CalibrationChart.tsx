import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from "recharts"
import type { FieldQuality } from "../../contract/quality.ts"
import { percent } from "../ui/format.ts"

const axis = {
  type: "number",
  domain: [0, 1],
  ticks: [0, 0.25, 0.5, 0.75, 1],
  tickFormatter: percent,
  tickLine: false,
  axisLine: false,
  tick: { fill: "currentColor", fontSize: 12 },
} as const

/** Confidence against the share of right answers; on the line, triage knows how sure to be. */
export default function CalibrationChart({ bins }: { bins: FieldQuality["calibration"] }) {
  const points = bins.flatMap(({ confidence, accuracy: { value, low, high } }) =>
    value === null || low === null || high === null
      ? []
      : [{ confidence, right: value, reach: [value - low, high - value] }],
  )
  if (points.length === 0) return <p className="py-4">Too few answers of any one confidence yet.</p>
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ScatterChart margin={{ top: 8, right: 16, bottom: 4, left: 0 }}>
        <CartesianGrid stroke="var(--line)" />
        <XAxis {...axis} dataKey="confidence" name="Confidence" />
        <YAxis {...axis} dataKey="right" name="Right" width={44} />
        <ReferenceLine
          segment={[
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ]}
          stroke="var(--line-strong)"
          strokeDasharray="4 4"
        />
        <Scatter data={points} fill="var(--accent)" isAnimationActive={false}>
          <ErrorBar dataKey="reach" direction="y" width={4} stroke="var(--outline)" />
        </Scatter>
      </ScatterChart>
    </ResponsiveContainer>
  )
}
