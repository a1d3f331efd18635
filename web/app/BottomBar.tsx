import { useRouterState } from "@tanstack/react-router"
import { ChartColumn, Inbox, Menu, PenLine, Sparkles } from "lucide-react"
import { BottomBarFrame, BottomButton } from "../ui/BottomBarFrame.tsx"
import { BottomLink } from "../ui/NavLink.tsx"

/** The way around on a phone. */
export function BottomBar({ onMore }: { onMore: () => void }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <BottomBarFrame>
      <BottomLink
        to="/"
        label="Queue"
        icon={<Inbox size={20} aria-hidden="true" />}
        isCurrent={path === "/" || path.startsWith("/tickets/")}
      />
      <BottomLink
        to="/new"
        label="New"
        icon={<PenLine size={20} aria-hidden="true" />}
        isCurrent={path === "/new"}
      />
      <BottomLink
        to="/triage"
        label="Triage"
        icon={<Sparkles size={20} aria-hidden="true" />}
        isCurrent={path === "/triage"}
      />
      <BottomLink
        to="/dashboard"
        label="Dashboard"
        icon={<ChartColumn size={20} aria-hidden="true" />}
        isCurrent={path === "/dashboard"}
      />
      <BottomButton label="More" icon={<Menu size={20} aria-hidden="true" />} onClick={onMore} />
    </BottomBarFrame>
  )
}
