import { Button } from "../ui/Button.tsx"
import { Field } from "../ui/Field.tsx"
import { FileInput } from "../ui/FileInput.tsx"
import { Form } from "../ui/Form.tsx"
import { Row } from "../ui/Layout.tsx"
import { Page } from "../ui/Page.tsx"
import { ProgressBar } from "../ui/ProgressBar.tsx"
import { Text } from "../ui/Text.tsx"
import { ImportOutcome } from "./ImportOutcome.tsx"
import { useImport } from "./useImport.ts"

/** Brings in the tickets of a file. */
export function ImportPage() {
  const importing = useImport()
  return (
    <Page title="Import tickets" width="form">
      <Text tone="soft">
        A CSV file whose first line names its columns, or one JSON object a line, in UTF-8. Title
        and description are required; category, priority, status and created_at may be there. Triage
        fills in a category or priority that is left out.
      </Text>
      <Form
        label="Import tickets"
        onSubmit={() => (importing.canStart ? importing.start() : undefined)}
        problem={importing.problem}
      >
        <Field
          label="File"
          error={importing.fault}
          hint="The same file again brings in only what is missing."
        >
          <FileInput
            accept=".csv,.jsonl,.ndjson"
            disabled={importing.isSending}
            onPick={importing.pick}
          />
        </Field>
        {importing.isSending ? (
          <ProgressBar label="How much of the file was read" done={importing.share} of={1} />
        ) : null}
        <Row>
          <Button type="submit" variant="primary" aria-disabled={!importing.canStart}>
            {importing.isSending ? "Importing…" : "Import"}
          </Button>
          {importing.isSending ? <Button onClick={importing.stop}>Stop</Button> : null}
        </Row>
      </Form>
      {importing.outcome ? <ImportOutcome {...importing.outcome} /> : null}
    </Page>
  )
}
