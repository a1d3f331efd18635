/** A key, or keys pressed one after the other; nothing where fingers are all there is. */
export const Kbd = ({ children }: { children: string }) => (
  <span className="inline-flex gap-0.5 pointer-coarse:hidden">
    {children.split(" ").map((key) => (
      <kbd
        key={key}
        className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded border border-line-strong bg-sunken px-1 font-sans text-tiny text-soft"
      >
        {key}
      </kbd>
    ))}
  </span>
)
