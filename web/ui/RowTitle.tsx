import { createLink } from "@tanstack/react-router"
import type { ComponentPropsWithRef } from "react"

type Props = Omit<ComponentPropsWithRef<"a">, "className"> & { text: string; snippet: string }

const Anchor = ({ text, snippet, ...props }: Props) => (
  <>
    <a {...props} tabIndex={-1} title={text} className="font-medium text-ink">
      {text}
    </a>
    <span className="pl-2 text-soft @max-[40rem]:hidden">{snippet}</span>
  </>
)

/** The title of a row as a link, for a new tab; grey beside it how its text begins. */
export const RowTitle = createLink(Anchor)
