import type { Category } from "../../contract/vocabulary.ts"
import { Chip } from "./Chip.tsx"
import { categoryLabels } from "./labels.ts"
import { VisuallyHidden } from "./VisuallyHidden.tsx"

type Props = { category: Category; isSuggested: boolean; isUnsure?: boolean }

/**
 * A category; dashed while triage only suggests it, with a question mark where it is not sure, solid
 * once a person decided or triage applied it.
 */
export const CategoryChip = ({ category, isSuggested, isUnsure = false }: Props) => (
  <Chip isSuggested={isSuggested}>
    {categoryLabels[category]}
    {isUnsure ? <span aria-hidden="true">?</span> : null}
    {isSuggested ? (
      <VisuallyHidden>{isUnsure ? ", triage is not sure" : ", suggested"}</VisuallyHidden>
    ) : null}
  </Chip>
)
