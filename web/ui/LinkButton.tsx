import { createLink } from "@tanstack/react-router"
import type { ComponentPropsWithRef } from "react"
import { buttonLook, type ButtonLook } from "./button-look.ts"

type Props = Omit<ComponentPropsWithRef<"a">, "className"> & ButtonLook

const Anchor = ({ variant, size, children, ...props }: Props) => (
  <a className={buttonLook({ variant, size })} {...props}>
    {children}
  </a>
)

/** A link to another place of the desk that looks like a button. */
export const LinkButton = createLink(Anchor)
