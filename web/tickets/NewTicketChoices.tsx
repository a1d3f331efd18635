import type { Suggested } from "../../contract/triage.ts"
import type { Category, Priority } from "../../contract/vocabulary.ts"
import { SuggestedSelect } from "../triage/SuggestedSelect.tsx"
import { isSilentOn, suggestedBy } from "../triage/words.ts"
import { categoryChoices, priorityChoices } from "./field-choices.tsx"

type Props<Value> = {
  value: Value | null
  fault: string | undefined
  isLocked: boolean
  suggestion: Suggested | null
  onChange: (value: Value | null) => void
}

/** The category: the person's choice, else triage's suggestion. */
export const NewTicketCategory = ({ suggestion, ...props }: Props<Category>) => (
  <SuggestedSelect
    {...props}
    label="Category"
    options={categoryChoices}
    isSilent={suggestion !== null && isSilentOn(suggestion, "category")}
    suggested={
      suggestion && !isSilentOn(suggestion, "category")
        ? {
            value: suggestion.suggested_category,
            words: suggestedBy(suggestion, "category"),
          }
        : null
    }
  />
)

/** The priority: the person's choice, else triage's suggestion. */
export const NewTicketPriority = ({ suggestion, ...props }: Props<Priority>) => (
  <SuggestedSelect
    {...props}
    label="Priority"
    options={priorityChoices}
    isSilent={suggestion !== null && isSilentOn(suggestion, "priority")}
    suggested={
      suggestion && !isSilentOn(suggestion, "priority")
        ? {
            value: suggestion.suggested_priority,
            words: suggestedBy(suggestion, "priority"),
          }
        : null
    }
  />
)
