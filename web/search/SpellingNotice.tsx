import type { Spelling } from "../../contract/search.ts"
import { Button } from "../ui/Button.tsx"
import { Row } from "../ui/Layout.tsx"
import { Remark } from "../ui/Remark.tsx"
import { Text } from "../ui/Text.tsx"
import { useIsPhone } from "../ui/useIsPhone.ts"
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx"
import { dividerWords, slipWords } from "./slip-words.ts"

type Props = {
  spelling: Spelling | null
  /** What the list holds of it, below how many other tickets. */
  listed: { words: Spelling["words"]; at: number } | null
  /** The list does not hold it, or not yet. */
  isMissing: boolean
  onTake: (search: string) => void
}

// A divider further down may be out of view.
const rowsInView = { desk: 15, phone: 7 }

/**
 * Below the search: what its words may have meant, and the way there. Where the list says so in view,
 * it is only read aloud.
 */
export function SpellingNotice({ spelling, listed, isMissing, onTake }: Props) {
  const meant = spelling?.search ?? null
  const inView = useIsPhone() ? rowsInView.phone : rowsInView.desk
  const isShown = isMissing || (listed !== null && listed.at > inView)
  const slips = spelling && isShown ? slipWords(spelling.words) : ""
  const divider = listed ? dividerWords(listed) : ""
  return (
    <>
      <VisuallyHidden>
        <Remark>{isShown ? slips : divider}</Remark>
      </VisuallyHidden>
      {meant !== null && isShown ? (
        <Row>
          <div aria-hidden="true">
            <Text tone="soft" size="small">
              {slips}
            </Text>
          </div>
          <Button size="small" onClick={() => onTake(meant)}>
            Search for “{meant}”
          </Button>
        </Row>
      ) : null}
    </>
  )
}
