// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are not drawn cannot stand in a table
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode, Ref } from "react"
import { classNames } from "./class-names.ts"

type GridProps = {
  label: string
  rowCount: number
  /** In pixels, of all rows, drawn or not. */
  height: number
  /** How many digits the longest number has, so that all stand in one column. */
  digits: number
  isBusy: boolean
  scrollRef: Ref<HTMLDivElement>
  children: ReactNode
}

/** A scrolling list of rows with one place in the tab order; its keys belong to the queue. */
export const ListGrid = ({ scrollRef, ...props }: GridProps) => (
  <div
    ref={scrollRef}
    role="grid"
    aria-label={props.label}
    aria-rowcount={props.rowCount}
    aria-multiselectable="true"
    aria-busy={props.isBusy}
    className="min-h-0 flex-1 overflow-y-auto overscroll-contain transition-opacity aria-busy:opacity-50 aria-busy:delay-150"
    style={digitsStyle(props.digits)}
  >
    <div role="rowgroup" className="relative w-full" style={{ height: props.height }}>
      {props.children}
    </div>
  </div>
)

const digitsStyle = (digits: number): CSSProperties & Record<"--digits", number> => ({
  "--digits": digits,
})

type RowProps = {
  rowRef?: Ref<HTMLDivElement>
  /** From 1. */
  position: number
  top: number
  height: number
  isTabStop: boolean
  /** The row that keys act on. */
  isActive: boolean
  isOpen: boolean
  isSelected: boolean
  /** The element that says what this row and those below it are. */
  describedBy?: string
  onClick: (event: MouseEvent) => void
  onKeyDown?: (event: KeyboardEvent) => void
  onFocus: () => void
  children: ReactNode
}

/** One row: a line of columns, on a phone two lines. */
export const ListRow = ({ rowRef, ...props }: RowProps) => (
  <div
    ref={rowRef}
    role="row"
    aria-rowindex={props.position}
    aria-selected={props.isSelected}
    aria-current={props.isOpen ? "true" : undefined}
    aria-describedby={props.describedBy}
    tabIndex={props.isTabStop ? 0 : -1}
    onClick={props.onClick}
    onKeyDown={props.onKeyDown}
    onFocus={props.onFocus}
    className={classNames(
      "group absolute inset-x-0 grid items-center gap-x-2 border-b border-line pr-4 outline-offset-[-2px]",
      "grid-cols-[1.25rem_1rem_1rem_auto_minmax(0,1fr)_auto_4.5rem] @min-[40rem]:grid-cols-[1.25rem_1rem_1rem_auto_minmax(0,1fr)_6rem_4.5rem]",
      "@max-[30rem]:wide:grid-cols-[1.25rem_1rem_1rem_auto_minmax(0,1fr)_4.5rem]",
      "max-wide:grid-cols-[1rem_auto_minmax(0,1fr)_auto] max-wide:gap-y-0 max-wide:px-4 max-wide:py-2",
      props.isOpen || props.isSelected ? "bg-selected" : "hover:bg-hover",
      props.isActive && !props.isOpen && !props.isSelected && "bg-hover",
      props.isOpen && "shadow-[inset_2px_0_var(--accent)]",
    )}
    style={{ top: props.top, height: props.height }}
  >
    {props.children}
  </div>
)

export type CellKind = "mark" | "icon" | "number" | "main" | "chip" | "age"

const cells: Record<CellKind, string> = {
  mark: "max-wide:row-start-1 max-wide:flex max-wide:h-5 max-wide:items-center max-wide:self-start",
  icon: "max-wide:col-start-1 max-wide:row-start-2",
  number:
    "text-small max-wide:col-start-2 max-wide:pr-1 text-faint tabular-nums max-wide:row-start-2 wide:min-w-[calc((var(--digits)+1.5)*1ch)]",
  main: "max-wide:col-span-2 max-wide:col-start-2 max-wide:row-start-1",
  chip: "flex @max-[30rem]:wide:hidden max-wide:col-span-2 max-wide:col-start-3 max-wide:row-start-2 max-wide:justify-start",
  age: "text-right text-small whitespace-nowrap max-wide:leading-5 max-wide:self-start text-faint tabular-nums max-wide:col-start-4 max-wide:row-start-1",
}

/** One column of a row. */
export const ListCell = ({
  kind,
  title,
  children,
}: {
  kind: CellKind
  title?: string
  children: ReactNode
}) => (
  <div
    role="gridcell"
    data-cell={kind}
    title={title}
    className={classNames("min-w-0", cells[kind])}
  >
    {children}
  </div>
)

type SelectCellProps = { label: string; isSelected: boolean; onToggle: () => void }

/** The box that selects a row; it shows itself when it is wanted. Left out on a phone. */
export const SelectCell = ({ label, isSelected, onToggle }: SelectCellProps) => (
  <div role="gridcell" className="flex w-5 justify-end max-wide:hidden">
    <label className="-mr-1 flex size-6 shrink-0 items-center justify-center">
      <input
        type="checkbox"
        aria-label={label}
        tabIndex={-1}
        checked={isSelected}
        onChange={onToggle}
        className={classNames(
          "size-3.5 accent-accent",
          isSelected ? "" : "opacity-0 group-focus-visible:opacity-100 group-hover:opacity-100",
        )}
      />
    </label>
  </div>
)
