import { countCodePoints, trimInvisible } from "../../contract/text.ts"
import { titleMaxLength } from "../../contract/tickets.ts"
import { Field } from "../ui/Field.tsx"
import { TextArea } from "../ui/TextArea.tsx"
import { TextInput } from "../ui/TextInput.tsx"
import { useIsPhone } from "../ui/useIsPhone.ts"

type Props = {
  value: string
  fault: string | undefined
  isLocked: boolean
  onChange: (value: string) => void
}

const tooLong = (excess: number) =>
  excess > 0
    ? `The title is ${excess} ${excess === 1 ? "character" : "characters"} too long.`
    : undefined

/** The title, with its length as the desk counts it: one for an emoji, none for blanks around it. */
export function NewTicketTitle({ value, fault, isLocked, onChange }: Props) {
  const length = countCodePoints(trimInvisible(value))
  return (
    <Field
      label="Title"
      aside={`${length}/${titleMaxLength}`}
      error={fault ?? tooLong(length - titleMaxLength)}
    >
      <TextInput
        name="title"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page exists to be typed into
        autoFocus
        required
        placeholder="What is wrong, in one line"
        value={value}
        readOnly={isLocked}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

/** The description; triage reads it while it is written. */
export const NewTicketDescription = ({ value, fault, isLocked, onChange }: Props) => (
  <Field label="Description" error={fault}>
    <TextArea
      name="description"
      required
      rows={useIsPhone() ? 6 : 9}
      placeholder="What happens, since when, and who is affected"
      value={value}
      readOnly={isLocked}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
)
