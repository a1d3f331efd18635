type Props = { width?: string; height?: string }

/** A grey bar that keeps the room of what is still loading. */
export const Skeleton = ({ width = "100%", height = "0.75rem" }: Props) => (
  <span
    aria-hidden="true"
    className="inline-block animate-pulse rounded bg-line align-middle"
    style={{ width, height }}
  />
)
