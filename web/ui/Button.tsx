import type { ComponentPropsWithRef } from "react"
import { buttonLook, type ButtonLook } from "./button-look.ts"

type Props = Omit<ComponentPropsWithRef<"button">, "className" | "type"> &
  ButtonLook & { type?: "button" | "submit" }

/** A button with words on it. */
export const Button = ({ variant, size, type, ...props }: Props) => (
  <button
    type={type === "submit" ? "submit" : "button"}
    className={buttonLook({ variant, size })}
    {...props}
  />
)
