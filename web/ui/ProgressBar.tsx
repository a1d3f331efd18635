type Props = { label: string; done: number; of: number }

/** How far something has come. */
export const ProgressBar = ({ label, done, of }: Props) => (
  <progress
    aria-label={label}
    max={of}
    value={done}
    className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
  />
)
