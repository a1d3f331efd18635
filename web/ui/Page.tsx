import { useEffect, type ReactNode } from "react"

/** Names the browser's tab after the screen. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Firstline`
  }, [title])
}

/** The heading of a screen that shows its name elsewhere already. */
export const ScreenTitle = ({ children }: { children: string }) => (
  <h1 className="sr-only">{children}</h1>
)

type Props = {
  title: string
  actions?: ReactNode
  /** How wide the content grows: a form's measure, or a dashboard's. */
  width?: "form" | "full"
  children: ReactNode
}

const widths = { form: "max-w-180", full: "max-w-300" }

/** A screen that scrolls: heading, actions, content. */
export function Page({ title, actions, width = "full", children }: Props) {
  useDocumentTitle(title)
  return (
    <div className="h-full overflow-y-auto">
      <div className={`mx-auto flex flex-col gap-4 px-4 py-5 wide:px-8 wide:py-7 ${widths[width]}`}>
        <header className="flex min-h-8 items-center justify-between gap-3">
          <h1 className="text-title font-semibold tracking-tight">{title}</h1>
          {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
        </header>
        {children}
      </div>
    </div>
  )
}
