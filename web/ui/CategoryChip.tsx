import type { Category, Decider } from "../../contract/vocabulary.ts"
import { Chip } from "./Chip.tsx"
import { categoryLabels } from "./labels.ts"
import { VisuallyHidden } from "./VisuallyHidden.tsx"

type Props = { category: Category; by: Decider }

/** A category; dashed while triage only suggests it, solid once a person decided. */
export const CategoryChip = ({ category, by }: Props) => (
  <Chip isSuggested={by === "triage"}>
    {categoryLabels[category]}
    {by === "triage" ? <VisuallyHidden>, suggested</VisuallyHidden> : null}
  </Chip>
)
