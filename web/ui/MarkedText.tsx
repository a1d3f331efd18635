import { classNames } from "./class-names.ts"

type Tone = "accent" | "warning" | "hit"
type Piece = { text: string; start: number; tone: Tone | null; title?: string }

const tones: Record<Tone, string> = {
  accent: "bg-accent-wash text-ink decoration-accent",
  warning: "bg-warning-wash text-ink decoration-warning",
  hit: "bg-hit text-ink decoration-warning",
}

/** A text of which some words are marked, by colour and by underline. */
export const MarkedText = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map(({ text, start, tone, title }) =>
    tone === null ? (
      text
    ) : (
      <mark
        key={start}
        title={title}
        className={classNames(
          "rounded-sm underline underline-offset-2",
          tones[tone],
          tone === "warning" && "decoration-dotted",
        )}
      >
        {text}
      </mark>
    ),
  )
