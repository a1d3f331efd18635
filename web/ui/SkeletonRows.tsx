import { Skeleton } from "./Skeleton.tsx"

const widths = ["62%", "48%", "71%", "55%", "66%", "44%", "58%", "69%", "51%", "63%", "46%", "60%"]

/** The shape of a list on its very first load. */
export const SkeletonRows = () => (
  <output aria-label="Loading tickets" className="block min-h-0 flex-1 overflow-hidden">
    {widths.map((width) => (
      <span
        key={width}
        className="flex h-10 items-center gap-3 border-b border-line px-4 max-wide:h-15"
      >
        <Skeleton width="1rem" height="1rem" />
        <Skeleton width="2.5rem" />
        <Skeleton width={width} />
      </span>
    ))}
  </output>
)
