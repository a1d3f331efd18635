import type { ReactNode } from "react"

type Props = {
  sidebar: ReactNode
  /** The way around on a phone, in reach of the thumb. */
  bottomBar: ReactNode
  /** Between the two: what concerns the whole desk, such as a lost connection. */
  banner: ReactNode
  /** On a phone, the screen takes the bar's place too. */
  isFullScreen: boolean
  children: ReactNode
}

/** Sidebar and screen side by side; on a phone the screen above a bar. */
export const AppFrame = ({ sidebar, bottomBar, banner, isFullScreen, children }: Props) => (
  <div className="flex h-dvh flex-col">
    <a
      href="#screen"
      className="sr-only rounded-md bg-accent px-3 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
    >
      Skip to content
    </a>
    {banner}
    <div className="flex min-h-0 flex-1">
      <aside
        aria-label="Sidebar"
        className="hidden w-50 shrink-0 border-r border-line bg-sunken wide:block"
      >
        {sidebar}
      </aside>
      <main id="screen" tabIndex={-1} className="min-w-0 flex-1 bg-canvas outline-none">
        {children}
      </main>
    </div>
    {isFullScreen ? null : (
      <div className="border-t border-line bg-sunken pb-[env(safe-area-inset-bottom)] wide:hidden">
        {bottomBar}
      </div>
    )}
  </div>
)
