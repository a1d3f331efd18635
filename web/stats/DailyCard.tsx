import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { lazy, useState } from "react"
import { Card } from "../ui/Card.tsx"
import { ChartFrame } from "../ui/ChartFrame.tsx"
import { DaysPicker } from "../ui/DaysPicker.tsx"
import { KeptLine, Stack } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { DaysTable } from "./DaysTable.tsx"
import { daysSummary } from "./figures.ts"
import { dailyTicketsQuery } from "./queries.ts"

// The chart library is larger than the rest of the page; the figures do not wait for it.
const DailyChart = lazy(() => import("./DailyChart.tsx"))

const ranges = [7, 30, 90]

/** Tickets per day over the last week, month or quarter, as a chart and as a table. */
export function DailyCard() {
  const [range, setRange] = useState(30)
  const { data: days } = useQuery({
    ...dailyTicketsQuery(range),
    placeholderData: keepPreviousData,
  })
  return (
    <Card
      title="Tickets per day"
      aside={<DaysPicker label="Days shown" choices={ranges} days={range} onPick={setRange} />}
    >
      <Stack gap="small">
        <ChartFrame>{days ? <DailyChart days={days} /> : null}</ChartFrame>
        <KeptLine>
          <Text tone="soft" size="small">
            {days ? `${daysSummary(days)} Days are counted in UTC.` : null}
          </Text>
        </KeptLine>
        <DaysTable days={days ?? []} />
      </Stack>
    </Card>
  )
}
