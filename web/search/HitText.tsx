import { MarkedText } from "../ui/MarkedText.tsx"
import { cutAtHits } from "./hits.ts"

type Props = { text: string; wanted: readonly string[] }

/** A text in which the words that were searched for are marked. */
export const HitText = ({ text, wanted }: Props) =>
  wanted.length === 0 ? (
    text
  ) : (
    <MarkedText
      pieces={cutAtHits(text, wanted).map((piece) => ({
        text: piece.text,
        start: piece.start,
        tone: piece.isHit ? "hit" : null,
      }))}
    />
  )
