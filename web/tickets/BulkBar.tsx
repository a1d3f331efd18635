import { X } from "lucide-react"
import { keyOf } from "../app/shortcuts.ts"
import { Button } from "../ui/Button.tsx"
import { ticketCount } from "../ui/format.ts"
import { IconButton } from "../ui/IconButton.tsx"
import { BarCount, FloatingBar } from "../ui/Toolbar.tsx"
import { menuFields, type MenuField } from "./change-rules.ts"
import { FieldMenuButton } from "./FieldMenu.tsx"
import { fieldLabels } from "./field-choices.tsx"
import type { Selection } from "./useSelection.ts"

type Props = {
  selection: Selection
  openMenu: MenuField | null
  onOpenMenu: (field: MenuField | null) => void
}

/** Changes all selected tickets at once. */
export const BulkBar = ({ selection, openMenu, onOpenMenu }: Props) => (
  <FloatingBar label={`${ticketCount(selection.ids.length)} selected`}>
    <BarCount>{`${selection.ids.length} selected`}</BarCount>
    {menuFields.map((field) => (
      <FieldMenuButton
        key={field}
        field={field}
        ids={selection.ids}
        value={null}
        isOpen={openMenu === field}
        onOpenChange={(isOpen) => onOpenMenu(isOpen ? field : null)}
        renderButton={(props) => (
          <Button size="small" {...props}>
            {fieldLabels[field]}
          </Button>
        )}
      />
    ))}
    <IconButton
      label="Drop the selection"
      shortcut={keyOf("back")}
      size="small"
      icon={<X size={14} aria-hidden="true" />}
      onClick={selection.clear}
    />
  </FloatingBar>
)
