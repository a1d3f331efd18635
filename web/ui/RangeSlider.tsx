import { useId } from "react"

type Props = {
  label: string
  /** From 0 to 1, in steps of 0.01. */
  value: number
  /** The value in words, as it is read out too. */
  valueText: string
  isDisabled?: boolean
  onChange: (value: number) => void
}

/** Chooses a share between 0 and 1. */
export function RangeSlider({ label, value, valueText, isDisabled = false, onChange }: Props) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <output htmlFor={id} className="text-soft tabular-nums">
          {valueText}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={1}
        value={Math.round(value * 100)}
        aria-valuetext={valueText}
        disabled={isDisabled}
        onChange={(event) => onChange(Number(event.target.value) / 100)}
        className="h-6 w-full accent-accent max-wide:h-11"
      />
    </div>
  )
}
