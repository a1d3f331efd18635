import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from "recharts"
import type { DailyTickets } from "../../contract/stats.ts"
import { ChartTip } from "../ui/ChartFrame.tsx"
import { count, ticketCount } from "../ui/format.ts"
import { dayMark, dayWords } from "./figures.ts"

const axis = { tickLine: false, axisLine: false, tick: { fill: "currentColor", fontSize: 12 } }

function DayTooltip({ active, payload, label }: TooltipContentProps) {
  const tickets = payload[0]?.value
  if (!active || typeof tickets !== "number") return null
  return <ChartTip title={dayWords(String(label))}>{ticketCount(tickets)}</ChartTip>
}

/** Tickets per day as bars; the arrow keys walk through the days. Loaded when it is looked at. */
export default function DailyChart({ days }: { days: DailyTickets[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={days}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="20%"
        title="Tickets per day"
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis {...axis} dataKey="day" tickFormatter={dayMark} minTickGap={24} />
        <YAxis {...axis} width={36} allowDecimals={false} tickFormatter={count} />
        <Tooltip content={DayTooltip} cursor={{ fill: "var(--hover)" }} />
        <Bar
          dataKey="tickets"
          fill="var(--accent)"
          radius={[2, 2, 0, 0]}
          maxBarSize={32}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  )
}
