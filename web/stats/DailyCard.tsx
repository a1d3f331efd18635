import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { lazy, Suspense, useState } from "react"
import { Card } from "../ui/Card.tsx"
import { DaysPicker } from "../ui/DaysPicker.tsx"
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
      {/* Blank until it is there: a grey block of this size would flash. */}
      <div className="h-56 text-soft">
        {days ? (
          <Suspense>
            <DailyChart days={days} />
          </Suspense>
        ) : null}
      </div>
      <p className="mt-2 min-h-4 text-small text-soft">
        {days ? `${daysSummary(days)} Days are counted in UTC.` : null}
      </p>
      <DaysTable days={days ?? []} />
    </Card>
  )
}
