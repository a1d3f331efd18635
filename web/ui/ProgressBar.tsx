type Props = { label: string; done: number; of: number }

/** How far something has come. */
export const ProgressBar = ({ label, done, of }: Props) => (
  <progress aria-label={label} max={of} value={done} className="h-2 w-full accent-accent" />
)
