import { Field } from "@base-ui/react/field"
import { classNames } from "./class-names.ts"
import { controlLook } from "./control-look.ts"

type Props = {
  /** Endings and media types that the browser offers. */
  accept: string
  disabled?: boolean
  onPick: (file: File | undefined) => void
}

/** Chooses one file; inside a Field it takes its label, hint and error from there. */
export const FileInput = ({ accept, disabled, onPick }: Props) => (
  <Field.Control
    type="file"
    accept={accept}
    disabled={disabled}
    onChange={(event) => onPick(event.currentTarget.files?.[0])}
    className={classNames(
      controlLook,
      "px-2.5 py-1.5 file:mr-3 file:rounded-sm file:border file:border-line-strong file:bg-raised file:px-2 file:font-medium file:text-ink",
    )}
  />
)
