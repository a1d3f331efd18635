/** The one row of an answer that always has one, as that of an aggregate without groups. */
export function only<Row>(rows: Row[]): Row {
  const [row] = rows
  if (row === undefined) throw new Error("This statement answers with one row.")
  return row
}
