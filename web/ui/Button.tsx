import type { ComponentPropsWithRef } from "react"
import { buttonLook, type ButtonLook } from "./button-look.ts"

type Props = Omit<ComponentPropsWithRef<"button">, "className"> & ButtonLook

/** A button with words on it. */
export const Button = ({ variant, size, type = "button", ...props }: Props) => (
  // oxlint-disable-next-line react/button-has-type
  <button type={type} className={buttonLook({ variant, size })} {...props} />
)
