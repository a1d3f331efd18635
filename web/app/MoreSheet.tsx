import { Sheet } from "../ui/Sheet.tsx"
import { SidebarFoot } from "../ui/SidebarFrame.tsx"
import { Places } from "./Sidebar.tsx"
import { ThemeSwitch } from "./ThemeSwitch.tsx"
import { TriageStatusLine } from "./TriageStatusLine.tsx"

/** On a phone: what the sidebar holds on a wide screen. */
const MoreSheet = ({ onClose }: { onClose: () => void }) => (
  <Sheet title="More" isOpen onClose={onClose}>
    <nav aria-label="Views">
      <Places />
    </nav>
    <TriageStatusLine />
    <SidebarFoot>
      <ThemeSwitch />
    </SidebarFoot>
  </Sheet>
)

export default MoreSheet
