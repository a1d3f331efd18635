// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are not drawn cannot stand in a table
type Props = {
  /** For the row that follows: keys pass the divider by, so that row is read with it. */
  id: string
  /** From 1. */
  position: number
  top: number
  height: number
  children: string
}

/** A row between others that says what stands below it. */
export const ListDivider = ({ id, position, top, height, children }: Props) => (
  <div
    role="row"
    aria-rowindex={position}
    className="absolute inset-x-0 flex items-center border-b border-line bg-sunken px-5 text-small font-medium text-soft max-wide:px-4"
    style={{ top, height }}
  >
    <div role="gridcell" id={id} title={children} className="line-clamp-2 min-w-0 wrap-anywhere">
      {children}
    </div>
  </div>
)
