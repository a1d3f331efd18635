import { createLink } from "@tanstack/react-router"
import type { ComponentPropsWithRef, ReactNode } from "react"
import { classNames } from "./class-names.ts"

type Props = Omit<ComponentPropsWithRef<"a">, "className" | "children"> & {
  icon: ReactNode
  label: string
  /** How many tickets stand behind it. */
  count?: string | undefined
  isCurrent?: boolean
}

const SideAnchor = ({ icon, label, count, isCurrent = false, ...props }: Props) => (
  <a
    {...props}
    aria-current={isCurrent ? "page" : undefined}
    className={classNames(
      "flex h-8 items-center gap-2 rounded-md px-2 max-wide:h-11 transition-colors duration-75",
      isCurrent ? "bg-selected font-medium text-ink" : "text-soft hover:bg-hover hover:text-ink",
    )}
  >
    <span className="shrink-0 text-faint">{icon}</span>
    <span className="min-w-0 flex-1 truncate">{label}</span>
    {count === undefined ? null : (
      <span className="text-small text-faint tabular-nums">
        {count}
        <span className="sr-only"> tickets</span>
      </span>
    )}
  </a>
)

/** A place in the sidebar. */
export const NavLink = createLink(SideAnchor)

const BottomAnchor = ({ icon, label, count: _count, isCurrent = false, ...props }: Props) => (
  <a
    {...props}
    aria-current={isCurrent ? "page" : undefined}
    className={classNames(bottomItemLook, isCurrent ? "font-medium text-accent" : "text-soft")}
  >
    {icon}
    {label}
  </a>
)

/** How every item of the bottom bar looks. */
export const bottomItemLook =
  "flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-tiny"

/** A place in the bar at the bottom of a phone. */
export const BottomLink = createLink(BottomAnchor)
