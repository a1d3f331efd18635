import { ArrowUp } from "lucide-react"

type Props = { count: number; onShow: () => void }

/** Says that newer rows wait, above a list that must not move by itself. */
export const NewcomersButton = ({ count, onShow }: Props) => (
  <output className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
    {count > 0 ? (
      <button
        type="button"
        onClick={onShow}
        className="pointer-events-auto inline-flex h-7 items-center gap-1.5 rounded-full bg-accent px-3 text-small font-medium text-accent-ink shadow-float hover:bg-accent-hover focus-visible:outline-offset-2 max-wide:h-9"
      >
        <ArrowUp size={14} aria-hidden="true" />
        {count} new {count === 1 ? "ticket" : "tickets"}
      </button>
    ) : null}
  </output>
)
