import { classNames } from "./class-names.ts"

/** A thin line above a list that is waited for; it takes no room, and a short wait does not show it. */
export const BusyLine = ({ isBusy }: { isBusy: boolean }) => (
  <div
    aria-hidden="true"
    className={classNames(
      "pointer-events-none absolute inset-x-0 top-0 z-10 h-0.5 overflow-hidden transition-opacity",
      isBusy ? "opacity-100 delay-150" : "opacity-0",
    )}
  >
    {isBusy ? <div className="busy-motion h-full w-2/5 bg-accent" /> : null}
  </div>
)
