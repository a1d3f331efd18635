import type { ReactNode } from "react"
import { ScrollRegion } from "./ScrollRegion.tsx"

export type DataColumn = {
  label: string
  isNumber?: boolean
  /** Whole phrases, which nobody can read in a column as narrow as their longest word. */
  isProse?: boolean
}
export type DataRow = { key: string; name: ReactNode; cells: readonly ReactNode[] }

type Props = {
  /** What it holds, for those who hear it. */
  label: string
  columns: readonly DataColumn[]
  rows: readonly DataRow[]
}

const look = ({ isNumber, isProse }: Partial<DataColumn> = {}) =>
  isNumber ? "text-right tabular-nums" : isProse ? "min-w-48 text-left" : "text-left"

/** Figures in rows and columns; scrolls sideways where there is no room. */
export const DataTable = ({ label, columns, rows }: Props) => (
  <ScrollRegion label={label} className="min-w-0 overflow-x-auto">
    <table className="w-full">
      <thead className="text-small text-soft">
        <tr>
          {columns.map((column) => (
            <th
              key={column.label}
              scope="col"
              className={`py-1 pr-3 font-medium last:pr-0 ${look(column)}`}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cells }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className={`py-1.5 pr-3 font-normal ${look(columns[0])}`}>
              {name}
            </th>
            {cells.map((cell, index) => (
              <td
                key={columns[index + 1]?.label}
                className={`py-1.5 pr-3 last:pr-0 ${look(columns[index + 1])}`}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollRegion>
)
