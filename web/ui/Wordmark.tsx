/** The product's name and mark. */
export const Wordmark = () => (
  <span className="flex items-center gap-2 font-semibold tracking-tight">
    <svg viewBox="0 0 32 32" className="size-5 text-accent" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="currentColor" />
      <path
        d="M9 9.5h14M9 16h9M9 22.5h5"
        stroke="var(--accent-ink)"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
    Firstline
  </span>
)
