import type { ReactNode } from "react"

type Props = { text: string; title: ReactNode; snippet: ReactNode; href: string }

/**
 * The title of a row as a link, so that it opens in a new tab too; grey beside it a part of its text.
 * A plain link: the router's own costs each row a calculation on every navigation.
 */
export const RowTitle = ({ text, title, snippet, href }: Props) => (
  <>
    <a href={href} tabIndex={-1} title={text} className="font-medium text-ink">
      {title}
    </a>
    <span className="pl-2 text-soft @max-[40rem]:hidden">{snippet}</span>
  </>
)
