import type { ImportReport, TransferFormat } from "../../contract/transfer.ts"
import { Button } from "../ui/Button.tsx"
import { Card } from "../ui/Card.tsx"
import { DataTable } from "../ui/DataTable.tsx"
import { count } from "../ui/format.ts"
import { Row, Stack } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { saveText } from "./save-text.ts"

const shownFaults = 100
const columns = [{ label: "Line" }, { label: "Why it was refused" }]

const rows = (value: number) => (value === 1 ? "1 row" : `${count(value)} rows`)

type Outcome = { report: ImportReport; file: File; format: TransferFormat }

const endings = /(\.rejected)?\.(csv|jsonl|ndjson)$/i

function Rejected({ report, file, format }: Outcome) {
  const { faults, rejected, rejected_rows: held } = report
  const shown = faults.slice(0, shownFaults)
  const name = `${file.name.replace(endings, "")}.rejected.${format}`
  return (
    <Card title={`${rows(rejected)} made no ticket`}>
      <Stack gap="large">
        <Text tone="soft">
          Mend them in the file of these rows, and import that.
          {held.rows < rejected ? ` It holds the first ${count(held.rows)} of them.` : ""}
        </Text>
        {held.rows > 0 ? (
          <Row>
            <Button onClick={() => saveText(name, held.text)}>Download these rows</Button>
          </Row>
        ) : null}
        <DataTable
          label="Rows that made no ticket"
          columns={columns}
          rows={shown.map(({ line, reason }) => ({
            key: String(line),
            name: count(line),
            cells: [reason],
          }))}
        />
        {rejected > shown.length ? (
          <Text tone="soft">and {rows(rejected - shown.length)} more</Text>
        ) : null}
      </Stack>
    </Card>
  )
}

/** What came of an import: how many tickets, and which rows made none. */
export function ImportOutcome(outcome: Outcome) {
  const { rows: all, imported, already_in: before, rejected } = outcome.report
  return (
    <>
      <output>
        <Text size="large">
          {count(imported)} of {rows(all)} came in as tickets.
        </Text>
        {before > 0 ? (
          <Text tone="soft">{count(before)} were dealt with when the file was sent before.</Text>
        ) : null}
      </output>
      {rejected > 0 ? <Rejected {...outcome} /> : null}
    </>
  )
}
