import type { ProviderQuality } from "../../contract/quality.ts"
import { Badge } from "../ui/Badge.tsx"
import { Card } from "../ui/Card.tsx"
import { count } from "../ui/format.ts"
import { Columns, Row, Stack } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { FieldFigures } from "./FieldFigures.tsx"
import { durationWords, providerWords } from "./words.ts"

/** The record of one provider, model and prompt version. */
export const ProviderCard = ({ quality }: { quality: ProviderQuality }) => (
  <Card
    title={providerWords(quality)}
    aside={
      <Row>
        {quality.is_shadow ? <Badge>Only scored</Badge> : null}
        {quality.prompt_version === "none" ? null : `prompt ${quality.prompt_version}`}
      </Row>
    }
  >
    <Stack gap="large">
      <Text tone="soft" size="small">
        {workWords(quality)}
      </Text>
      <Columns of={2}>
        <FieldFigures field="category" whose={providerWords(quality)} quality={quality.category} />
        <FieldFigures field="priority" whose={providerWords(quality)} quality={quality.priority} />
      </Columns>
    </Stack>
  </Card>
)

function workWords(quality: ProviderQuality): string {
  const { answers, failures, latency_ms, input_tokens, output_tokens, cost } = quality
  const tokens = input_tokens + output_tokens
  return [
    `${count(answers)} answers`,
    `${count(failures)} failures`,
    ...(latency_ms
      ? [`${durationWords(latency_ms.p50)} median, ${durationWords(latency_ms.p95)} at p95`]
      : []),
    ...(tokens > 0 ? [`${count(tokens)} tokens`] : []),
    ...(cost === null ? ["cost unknown: no prices are set"] : []),
    ...(cost !== null && cost > 0 ? [`cost ${cost.toFixed(2)}`] : []),
  ].join(" · ")
}
