import { useState, type FormEvent, type Ref } from "react"
import { Button } from "../ui/Button.tsx"
import { Field } from "../ui/Field.tsx"
import { Row } from "../ui/Layout.tsx"
import { TextInput } from "../ui/TextInput.tsx"

type Props = {
  ref: Ref<HTMLInputElement>
  ticketId: number
  fault: string | undefined
  isSending: boolean
  onFault: (fault: string | undefined) => void
  onNumber: (original: number) => void
}

/** Takes the number of the original; what was typed stays when it is refused. */
export function OriginalField({ ref, ticketId, fault, isSending, onFault, onNumber }: Props) {
  const [number, setNumber] = useState("")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const original = /^#?(\d{1,15})$/.exec(number.trim())?.[1]
    if (original === undefined) onFault("Type the number of a ticket, such as 4312.")
    else if (Number(original) === ticketId) onFault("The original must be another ticket.")
    else onNumber(Number(original))
  }
  return (
    <form onSubmit={submit}>
      <Field
        label="Number of the original"
        error={fault}
        hint="Nothing else changes, and it can be undone."
      >
        <Row>
          <TextInput
            ref={ref}
            inputMode="numeric"
            placeholder="#"
            value={number}
            onChange={(event) => {
              setNumber(event.target.value)
              onFault(undefined)
            }}
          />
          <Button type="submit" variant="primary" disabled={isSending}>
            Mark as duplicate
          </Button>
        </Row>
      </Field>
    </form>
  )
}
