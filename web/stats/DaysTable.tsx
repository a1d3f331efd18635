import type { DailyTickets } from "../../contract/stats.ts"
import { DataTable } from "../ui/DataTable.tsx"
import { Disclosure } from "../ui/Disclosure.tsx"
import { count } from "../ui/format.ts"
import { dayWords } from "./figures.ts"

const columns = [{ label: "Day (UTC)" }, { label: "Tickets", isNumber: true }]

/** The days of the chart as a table, for screen readers and for copying. */
export const DaysTable = ({ days }: { days: DailyTickets[] }) => (
  <Disclosure label="Show as a table">
    <DataTable
      label="Tickets per day, as a table"
      isLong
      columns={columns}
      rows={days
        .toReversed()
        .map(({ day, tickets }) => ({ key: day, name: dayWords(day), cells: [count(tickets)] }))}
    />
  </Disclosure>
)
