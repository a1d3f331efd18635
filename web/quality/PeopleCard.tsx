import { mostUntouched, type Quality } from "../../contract/quality.ts"
import { Card } from "../ui/Card.tsx"
import { DataTable } from "../ui/DataTable.tsx"
import { ticketCount } from "../ui/format.ts"
import { Stack } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { figureWords, intervalWords } from "./words.ts"

const columns = [
  { label: "Figure" },
  { label: "Category", isNumber: true },
  { label: "95% interval", isNumber: true },
  { label: "Priority", isNumber: true },
  { label: "95% interval ", isNumber: true },
]

const rowOf = (name: string, { category, priority }: Quality["agreement"]) => ({
  key: name,
  name,
  cells: [
    figureWords(category),
    intervalWords(category),
    figureWords(priority),
    intervalWords(priority),
  ],
})

/** How far requesters and desk agree, and what the audit of applied values found. */
export const PeopleCard = ({ quality }: { quality: Quality }) => (
  <Card title="Requesters, desk and audits">
    <Stack>
      <DataTable
        label="Requester and desk, and audited values"
        columns={columns}
        rows={[
          rowOf("Requester and desk chose alike", quality.agreement),
          rowOf("Applied values found right in the audit", quality.audited),
        ]}
      />
      <Text tone="soft" size="small">
        There are no accounts yet, so this is agreement between requester and desk, not between two
        agents. It is counted on tickets drawn at random from those on which the requester chose;
        they stand in Triage to be confirmed or corrected.
      </Text>
      <Text tone="soft" size="small">
        A value of triage that nobody has looked at stands on {ticketCount(quality.untouched)}
        {quality.untouched < mostUntouched ? "" : " or more"} of this time; these values count for
        nothing here, because untouched is not the same as right.
      </Text>
    </Stack>
  </Card>
)
