import type { ReactNode } from "react"
import { bottomItemLook } from "./NavLink.tsx"

/** The bar at the bottom of a phone. */
export const BottomBarFrame = ({ children }: { children: ReactNode }) => (
  <nav aria-label="Main" className="flex">
    {children}
  </nav>
)

type Props = { label: string; icon: ReactNode; onClick: () => void }

/** Opens something from the bar, without going elsewhere. */
export const BottomButton = ({ label, icon, onClick }: Props) => (
  <button type="button" onClick={onClick} className={`${bottomItemLook} text-soft`}>
    {icon}
    {label}
  </button>
)
