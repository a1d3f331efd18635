import { createLink } from "@tanstack/react-router"
import type { ComponentPropsWithRef } from "react"

type Props = Omit<ComponentPropsWithRef<"a">, "className">

const Anchor = ({ children, ...props }: Props) => (
  <a
    className="rounded-sm font-medium text-accent underline decoration-transparent underline-offset-2 hover:decoration-current"
    {...props}
  >
    {children}
  </a>
)

/** A link within text to another place of the desk. */
export const TextLink = createLink(Anchor)
