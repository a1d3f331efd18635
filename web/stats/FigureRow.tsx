import type { Stats } from "../../contract/stats.ts"
import { count } from "../ui/format.ts"
import { FigureTile } from "./FigureTile.tsx"

const oneDecimal = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})

/** The desk's three figures. */
export const FigureRow = ({ stats }: { stats?: Stats | undefined }) => (
  <div className="grid grid-cols-2 gap-4 wide:grid-cols-3">
    <FigureTile
      to="/"
      label="All tickets"
      figure={stats ? count(stats.total_tickets) : null}
      note="Whatever their status"
    />
    <FigureTile
      to="/"
      search={{ status: "open" }}
      label="Open"
      figure={stats ? count(stats.open_tickets) : null}
      note="Nobody works on them yet"
    />
    <div className="col-span-2 grid wide:col-span-1">
      <FigureTile
        to="/"
        label="Tickets per day"
        figure={stats ? oneDecimal.format(stats.avg_tickets_per_day) : null}
        note="On average over all days since the first ticket, quiet days too"
      />
    </div>
  </div>
)
