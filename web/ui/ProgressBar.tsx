type Props = { label: string; done: number; of: number }

/** How far something has come. */
export const ProgressBar = ({ label, done, of }: Props) => (
  <div
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={of}
    aria-valuenow={done}
    className="h-1.5 w-full overflow-hidden rounded-full bg-line"
  >
    <div
      className="h-full rounded-full bg-accent"
      style={{ width: `${of === 0 ? 0 : (done / of) * 100}%` }}
    />
  </div>
)
