import { Button } from "../ui/Button.tsx"
import type { Choice } from "../ui/ChoiceMenu.tsx"
import { ChangingWord, ControlLine } from "../ui/ControlLine.tsx"
import { Field } from "../ui/Field.tsx"
import { Select } from "../ui/Select.tsx"

type Props<Value> = {
  label: string
  options: readonly Choice<Value>[]
  /** What the person chose; null leaves the field to triage. */
  value: Value | null
  suggested: { value: Value; words: string } | null
  /** Triage has answered, but not surely enough to suggest. */
  isSilent: boolean
  fault: string | undefined
  isLocked: boolean
  onChange: (value: Value | null) => void
}

type Standing = Pick<Props<string>, "value" | "suggested" | "isSilent">

function hintFor({ value, suggested, isSilent }: Standing): string {
  if (value !== null) return "Your choice"
  if (isSilent) return "Triage is not sure; a person will decide"
  return suggested?.words ?? "Triage will fill this in"
}

/** One value that triage suggests and a person accepts, overrides or hands back. */
export function SuggestedSelect<Value extends string>(props: Props<Value>) {
  const { label, options, value, suggested, fault, isLocked, onChange } = props
  const isChosen = value !== null
  return (
    <Field label={label} hint={hintFor(props)} error={fault}>
      <ControlLine
        // Always there, so that a suggestion that arrives moves nothing.
        button={
          <Button
            aria-label={
              isChosen ? `Reset ${label.toLowerCase()} to triage` : `Accept ${label.toLowerCase()}`
            }
            disabled={isLocked || (!isChosen && suggested === null)}
            onClick={() => onChange(isChosen ? null : (suggested?.value ?? null))}
          >
            <ChangingWord>{isChosen ? "Reset" : "Accept"}</ChangingWord>
          </Button>
        }
      >
        <Select
          options={options}
          value={value ?? suggested?.value ?? null}
          placeholder="Left to triage"
          isSuggested={!isChosen}
          onChange={onChange}
        />
      </ControlLine>
    </Field>
  )
}
