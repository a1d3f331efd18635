import type { DailyTickets } from "../../contract/stats.ts"
import { count } from "../ui/format.ts"
import { ScrollRegion } from "../ui/ScrollRegion.tsx"
import { dayWords } from "./figures.ts"

/** The days of the chart as a table, for screen readers and for copying. */
export const DaysTable = ({ days }: { days: DailyTickets[] }) => (
  <details className="text-small">
    <summary className="w-fit rounded-sm py-1 text-soft hover:text-ink">Show as a table</summary>
    <ScrollRegion
      label="Tickets per day, as a table"
      className="mt-2 max-h-64 max-w-100 overflow-y-auto rounded-md border border-line"
    >
      <table className="w-full">
        <thead className="sticky top-0 bg-sunken text-left text-soft">
          <tr>
            <th scope="col" className="px-3 py-1.5 font-medium">
              Day (UTC)
            </th>
            <th scope="col" className="px-3 py-1.5 text-right font-medium">
              Tickets
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, tickets }) => (
            <tr key={day} className="border-t border-line">
              <th scope="row" className="px-3 py-1 text-left font-normal">
                {dayWords(day)}
              </th>
              <td className="px-3 py-1 text-right tabular-nums">{count(tickets)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  </details>
)
