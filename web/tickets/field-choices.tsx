import { categories, priorities, statuses } from "../../contract/vocabulary.ts"
import type { Choice } from "../ui/ChoiceMenu.tsx"
import { categoryLabels, priorityLabels, statusLabels } from "../ui/labels.ts"
import { PriorityMark } from "../ui/PriorityMark.tsx"
import { StatusIcon } from "../ui/StatusIcon.tsx"
import type { FieldChange, MenuField } from "./change-rules.ts"

export const statusChoices = statuses.map((value) => ({
  value,
  label: statusLabels[value],
  icon: <StatusIcon status={value} />,
}))

export const priorityChoices = priorities.map((value) => ({
  value,
  label: priorityLabels[value],
  icon: <PriorityMark priority={value} />,
}))

export const categoryChoices = categories.map((value) => ({ value, label: categoryLabels[value] }))

export const fieldLabels: Record<MenuField, string> = {
  status: "Status",
  priority: "Priority",
  category: "Category",
}

/** What a field's menu offers. */
export const choicesOf: Record<MenuField, readonly Choice<string>[]> = {
  status: statusChoices,
  priority: priorityChoices,
  category: categoryChoices,
}

/** The change that a menu's value means; null for a value that the field does not have. */
export function changeOf(field: MenuField, value: string): FieldChange | null {
  if (field === "status") return orNull(statuses, value, (known) => ({ field, value: known }))
  if (field === "priority") return orNull(priorities, value, (known) => ({ field, value: known }))
  return orNull(categories, value, (known) => ({ field, value: known }))
}

function orNull<Value extends string>(
  values: readonly Value[],
  value: string,
  change: (known: Value) => FieldChange,
): FieldChange | null {
  const known = values.find((candidate) => candidate === value)
  return known === undefined ? null : change(known)
}
