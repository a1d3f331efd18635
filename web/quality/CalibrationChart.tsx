import {
  CartesianGrid,
  ErrorBar,
  LabelList,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from "recharts"
import type { FieldQuality } from "../../contract/quality.ts"
import { count, percent } from "../ui/format.ts"

const axis = {
  type: "number",
  domain: [0, 1],
  ticks: [0, 0.25, 0.5, 0.75, 1],
  tickFormatter: percent,
  tickLine: false,
  axisLine: false,
  tick: { fill: "currentColor", fontSize: 12 },
} as const

const title = { fill: "currentColor", fontSize: 12 } as const

/** Confidence against the share of right answers; on the line, triage knows how sure to be. */
export default function CalibrationChart({ bins }: { bins: FieldQuality["calibration"] }) {
  const points = bins.map(({ confidence, right, accuracy: { n, value, low, high } }) => ({
    n: `n ${count(n)}`,
    confidence,
    right: right / n,
    isSure: value !== null,
    reach: low === null || high === null ? [0, 0] : [right / n - low, high - right / n],
  }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ScatterChart margin={{ top: 16, right: 16, bottom: 16, left: 8 }}>
        <CartesianGrid stroke="var(--line)" />
        <XAxis
          {...axis}
          dataKey="confidence"
          name="Confidence"
          label={{ ...title, value: "Confidence", position: "bottom", offset: 0 }}
        />
        <YAxis
          {...axis}
          dataKey="right"
          name="Right"
          width={60}
          label={{ ...title, value: "Right", angle: -90, position: "insideLeft" }}
        />
        <ReferenceLine
          segment={[
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ]}
          stroke="var(--line-strong)"
          strokeDasharray="4 4"
        />
        <Scatter
          data={points.filter(({ isSure }) => !isSure)}
          fill="var(--accent)"
          fillOpacity={0.35}
          isAnimationActive={false}
        >
          <LabelList dataKey="n" position="top" {...title} />
        </Scatter>
        <Scatter
          data={points.filter(({ isSure }) => isSure)}
          fill="var(--accent)"
          isAnimationActive={false}
        >
          <ErrorBar dataKey="reach" direction="y" width={4} stroke="var(--outline)" />
        </Scatter>
      </ScatterChart>
    </ResponsiveContainer>
  )
}
