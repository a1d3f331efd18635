import { useQuery } from "@tanstack/react-query"
import type { ProviderQuality, Quality } from "../../contract/quality.ts"
import type { TriageStatus } from "../../contract/triage.ts"
import { triageStatusQuery } from "../triage/queries.ts"
import { authorWords } from "../triage/words.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { Stack } from "../ui/Layout.tsx"
import { Text } from "../ui/Text.tsx"
import { ProviderCard } from "./ProviderCard.tsx"

type Props = { quality: Quality }

type Author = Pick<ProviderQuality, "provider" | "model" | "prompt_version">

const keyOf = ({ provider, model, prompt_version }: Author) =>
  `${provider} ${model} ${prompt_version}`

/** Who answers at this moment: the built-in classifier while the language model does not work. */
const answering = (status: TriageStatus): Author =>
  status.state === "ready" && status.provider !== "builtin"
    ? status
    : { provider: "builtin", model: status.builtin_model, prompt_version: "none" }

function useActive({ providers }: Quality) {
  const { data: status } = useQuery(triageStatusQuery())
  const now = status && answering(status)
  const active = providers.find(
    (one) => now !== undefined && keyOf(one) === keyOf(now) && !one.is_shadow,
  )
  return { now, active }
}

/** The record of who answers now, before all others. */
export function ActiveProvider({ quality }: Props) {
  const { now, active } = useActive(quality)
  if (active) return <ProviderCard quality={active} isActive />
  if (now === undefined || quality.providers.length === 0) return null
  return (
    <Text tone="soft">
      {authorWords(now)} answers now; nothing that it answered lies in this time yet.
    </Text>
  )
}

/** All others; the built-in classifier's older versions are one record, and each for who asks. */
export function OtherProviders({ quality }: Props) {
  const { active } = useActive(quality)
  const others = quality.providers.filter((one) => one !== active)
  const versions = others.filter(({ provider }) => provider === "builtin")
  return (
    <>
      {others
        .filter(({ provider }) => provider !== "builtin")
        .map((one) => (
          <ProviderCard key={keyOf(one)} quality={one} />
        ))}
      {versions.length === 0 ? null : (
        <Disclosure label={`Other versions of the built-in classifier: ${versions.length}`}>
          <Stack gap="large">
            {quality.builtin ? <ProviderCard quality={quality.builtin} /> : null}
            {versions.map((one) => (
              <ProviderCard key={keyOf(one)} quality={one} />
            ))}
          </Stack>
        </Disclosure>
      )}
    </>
  )
}
