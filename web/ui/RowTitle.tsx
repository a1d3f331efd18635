import type { ReactNode } from "react"
import { classNames } from "./class-names.ts"

export type SnippetPlace = "rest" | "share" | "below"

type Props = {
  text: string
  /** What the title should be read with. */
  mark?: ReactNode
  title: ReactNode
  snippet: ReactNode
  /** In what room the title leaves, in a share of its own, or on a second line. */
  snippetPlace: SnippetPlace
  href: string
}

// Cut between words: of a mark cut by an ellipsis, an empty box would stay.
const wholeWords = "line-clamp-1 min-w-0 whitespace-normal wrap-anywhere"

/**
 * The title of a row as a link, so that it opens in a new tab too; grey beside it a part of its text.
 * A plain link: the router's own costs each row a calculation on every navigation.
 */
export const RowTitle = ({ text, mark, title, snippet, snippetPlace, href }: Props) => (
  <div
    className={classNames(
      snippetPlace === "rest" && "truncate",
      snippetPlace === "share" && "flex items-center gap-2",
    )}
  >
    {mark}
    <a
      href={href}
      tabIndex={-1}
      dir="auto"
      title={text}
      className={classNames(
        "font-medium text-ink",
        snippetPlace === "share" && "max-w-3/5",
        snippetPlace !== "rest" && wholeWords,
      )}
    >
      {title}
    </a>
    <span
      dir="auto"
      className={classNames(
        "text-soft",
        snippetPlace === "rest" && "pl-2 @max-[40rem]:hidden",
        snippetPlace === "share" && "flex-1",
        snippetPlace !== "rest" && wholeWords,
      )}
    >
      {snippet}
    </span>
  </div>
)
