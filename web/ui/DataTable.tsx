import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"
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
  /** Many rows of few columns: they scroll below their head, in a frame of their own. */
  isLong?: boolean
}

const look = ({ isNumber, isProse }: Partial<DataColumn> = {}) =>
  isNumber ? "text-right tabular-nums" : isProse ? "min-w-48 text-left" : "text-left"

const plain = {
  frame: "min-w-0 overflow-x-auto",
  head: "",
  title: "py-1 pr-3 last:pr-0",
  cell: "py-1.5 pr-3 last:pr-0",
}
const long = {
  frame: "max-h-64 max-w-100 overflow-y-auto rounded-md border border-line text-small",
  head: "sticky top-0 bg-sunken",
  title: "px-3 py-1.5",
  cell: "px-3 py-1",
}

/** Figures in rows and columns; scrolls sideways where there is no room. */
export function DataTable({ label, columns, rows, isLong = false }: Props) {
  const { frame, head, title, cell } = isLong ? long : plain
  return (
    <ScrollRegion label={label} className={frame}>
      <table className="w-full">
        <thead className={classNames("text-small text-soft", head)}>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={`font-medium ${title} ${look(column)}`}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className={`font-normal ${cell} ${look(columns[0])}`}>
                {name}
              </th>
              {cells.map((value, index) => (
                <td
                  key={columns[index + 1]?.label}
                  className={`${cell} ${look(columns[index + 1])}`}
                >
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
