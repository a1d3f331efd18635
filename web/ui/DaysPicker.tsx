import { Button } from "./Button.tsx"

type Props = {
  /** What is chosen, for those who hear it. */
  label: string
  choices: readonly number[]
  /** Null where the span that is shown is none of them. */
  days: number | null
  onPick: (days: number) => void
}

/** Chooses how many of the last days are shown. */
export const DaysPicker = ({ label, choices, days, onPick }: Props) => (
  <fieldset className="flex gap-1">
    <legend className="sr-only">{label}</legend>
    {choices.map((choice) => (
      <Button
        key={choice}
        size="small"
        variant={choice === days ? "secondary" : "quiet"}
        aria-pressed={choice === days}
        onClick={() => onPick(choice)}
      >
        {choice} days
      </Button>
    ))}
  </fieldset>
)
