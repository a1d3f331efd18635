import { useQuery } from "@tanstack/react-query"
import { useRouterState } from "@tanstack/react-router"
import { ChartColumn, CircleHelp, ListChecks, PenLine, Search, Target, Upload } from "lucide-react"
import { queueCountsQuery } from "../stats/queries.ts"
import { queueSearchFrom } from "../tickets/filter.ts"
import { count } from "../ui/format.ts"
import { IconButton } from "../ui/IconButton.tsx"
import { NavLink } from "../ui/NavLink.tsx"
import { SidebarFoot, SidebarFrame, SidebarSection } from "../ui/SidebarFrame.tsx"
import { Wordmark } from "../ui/Wordmark.tsx"
import { keyOf } from "./shortcuts.ts"
import { ThemeSwitch } from "./ThemeSwitch.tsx"
import { TriageStatusLine } from "./TriageStatusLine.tsx"
import { ViewIcon } from "./ViewIcon.tsx"
import { isView, views } from "./views.ts"

type Props = { onHelp: () => void; onPalette: () => void }

/** The desk's ways: views with their counts, a new ticket, the figures, triage's state. */
export const Sidebar = ({ onHelp, onPalette }: Props) => (
  <SidebarFrame
    top={
      <>
        <Wordmark />
        <IconButton
          label="Search and commands"
          shortcut={keyOf("palette")}
          size="small"
          icon={<Search size={16} aria-hidden="true" />}
          onClick={onPalette}
        />
      </>
    }
    bottom={
      <>
        <TriageStatusLine />
        <SidebarFoot>
          <ThemeSwitch />
          <IconButton
            label="Keyboard shortcuts"
            shortcut={keyOf("help")}
            size="small"
            icon={<CircleHelp size={16} aria-hidden="true" />}
            onClick={onHelp}
          />
        </SidebarFoot>
      </>
    }
  >
    <Places />
  </SidebarFrame>
)

/** The links of the sidebar; on a phone they stand in the sheet "More". */
export function Places() {
  const location = useRouterState({ select: (state) => state.location })
  const { data: counts } = useQuery(queueCountsQuery())
  const shown = queueSearchFrom(location.search)
  const isQueue = location.pathname === "/" || location.pathname.startsWith("/tickets/")
  return (
    <>
      <SidebarSection label="Queue">
        {views.map((view) => (
          <NavLink
            key={view.label}
            to="/"
            search={view.filter}
            icon={<ViewIcon view={view} />}
            label={view.label}
            count={counts ? count(view.count(counts)) : undefined}
            isCurrent={isQueue && isView(view, shown)}
          />
        ))}
      </SidebarSection>
      <SidebarSection label="Desk">
        <NavLink
          to="/new"
          icon={<PenLine size={16} aria-hidden="true" />}
          label="New ticket"
          isCurrent={location.pathname === "/new"}
        />
        <NavLink
          to="/triage"
          icon={<ListChecks size={16} aria-hidden="true" />}
          label="Triage"
          isCurrent={location.pathname === "/triage"}
        />
        <NavLink
          to="/triage/quality"
          icon={<Target size={16} aria-hidden="true" />}
          label="Triage quality"
          isCurrent={location.pathname === "/triage/quality"}
        />
        <NavLink
          to="/dashboard"
          icon={<ChartColumn size={16} aria-hidden="true" />}
          label="Dashboard"
          isCurrent={location.pathname === "/dashboard"}
        />
        <NavLink
          to="/import"
          icon={<Upload size={16} aria-hidden="true" />}
          label="Import"
          isCurrent={location.pathname === "/import"}
        />
      </SidebarSection>
    </>
  )
}
