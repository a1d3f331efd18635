import { Field } from "@base-ui/react/field"
import type { ComponentPropsWithRef } from "react"
import { classNames } from "./class-names.ts"
import { controlLook } from "./control-look.ts"

type Props = Omit<ComponentPropsWithRef<"input">, "className">

/** One line of text; inside a Field it takes its label, hint and error from there. */
export const TextInput = (props: Props) => (
  <Field.Control
    autoComplete="off"
    dir="auto"
    {...props}
    className={classNames(controlLook, "h-8 px-2.5 max-wide:h-10 max-wide:text-large")}
  />
)
