import type { ProviderQuality } from "../../contract/quality.ts"
import { authorWords } from "../triage/words.ts"
import { Badge } from "../ui/Badge.tsx"
import { Card } from "../ui/Card.tsx"
import { count } from "../ui/format.ts"
import { Columns, Row, Stack } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { FieldFigures } from "./FieldFigures.tsx"
import { workWords } from "./words.ts"

type Props = { quality: ProviderQuality; isActive?: boolean }

/** The record of one provider, model and prompt version. */
export const ProviderCard = ({ quality, isActive = false }: Props) => (
  <Card
    title={authorWords(quality)}
    aside={
      <Row>
        {isActive ? <Badge tone="accent">Answers now</Badge> : null}
        {quality.is_shadow ? <Badge>Only scored</Badge> : null}
        {quality.prompt_version === "none" ? null : `prompt ${quality.prompt_version}`}
      </Row>
    }
  >
    <Stack gap="large">
      <Text tone="soft" size="small">
        {answerWords(quality)}
      </Text>
      <Columns of={2}>
        <FieldFigures field="category" whose={authorWords(quality)} quality={quality.category} />
        <FieldFigures field="priority" whose={authorWords(quality)} quality={quality.priority} />
      </Columns>
    </Stack>
  </Card>
)

function answerWords(quality: ProviderQuality): string {
  const { answers, failures } = quality
  return [`${count(answers)} answers`, `${count(failures)} failures`, ...workWords(quality)].join(
    " · ",
  )
}
