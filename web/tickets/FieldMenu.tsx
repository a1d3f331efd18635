import type { ComponentProps } from "react"
import { LazyMenu, MenuButton } from "../ui/LazyMenu.tsx"
import type { MenuField } from "./change-rules.ts"
import { useTicketChanges } from "./changes-context.ts"
import { changeOf, choicesOf, fieldLabels } from "./field-choices.tsx"

type Target = { field: MenuField; ids: readonly number[] }
type Given = "label" | "choices" | "onChoose"

function useFieldMenu({ field, ids }: Target) {
  const changes = useTicketChanges()
  return {
    label: fieldLabels[field],
    choices: choicesOf[field],
    onChoose: (value: string) => {
      const change = changeOf(field, value)
      if (change) changes.set(ids, change)
    },
  }
}

/** The menu that sets one field of one or several tickets, beside the row that a key acts on. */
export const FieldMenu = ({
  field,
  ids,
  ...menu
}: Target & Omit<ComponentProps<typeof LazyMenu>, Given>) => (
  <LazyMenu {...menu} {...useFieldMenu({ field, ids })} />
)

/** The same menu with a button of its own. */
export const FieldMenuButton = ({
  field,
  ids,
  ...menu
}: Target & Omit<ComponentProps<typeof MenuButton>, Given>) => (
  <MenuButton {...menu} {...useFieldMenu({ field, ids })} />
)
