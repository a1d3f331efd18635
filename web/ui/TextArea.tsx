import { Field } from "@base-ui/react/field"
import type { ComponentPropsWithRef } from "react"
import { classNames } from "./class-names.ts"
import { controlLook } from "./control-look.ts"

type Props = Omit<ComponentPropsWithRef<"textarea">, "className">

/** Several lines of text; inside a Field it takes its label, hint and error from there. */
export const TextArea = ({ rows = 8, value, ...props }: Props) => (
  <Field.Control
    value={value}
    render={<textarea dir="auto" rows={rows} {...props} />}
    className={classNames(
      controlLook,
      "min-h-20 resize-y px-2.5 py-1.5 leading-normal wrap-anywhere max-wide:text-large",
    )}
  />
)
