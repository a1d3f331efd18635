import type { Stats } from "../../contract/stats.ts"
import { count } from "../ui/format.ts"
import { FigureRow, FigureTile } from "../ui/FigureTile.tsx"

const oneDecimal = new Intl.NumberFormat(undefined, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})

/** The desk's three figures. */
export const DeskFigures = ({ stats }: { stats?: Stats | undefined }) => (
  <FigureRow>
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
    <FigureTile
      to="/"
      label="Tickets per day"
      figure={stats ? oneDecimal.format(stats.avg_tickets_per_day) : null}
      note="On average over all days since the first ticket, quiet days too"
    />
  </FigureRow>
)
