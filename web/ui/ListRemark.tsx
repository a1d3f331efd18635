/** What is wrong with a list that stays in view; it floats above it, so that nothing moves. */
export const ListRemark = ({ children }: { children: string }) => (
  <output className="pointer-events-none absolute inset-x-0 top-2 z-20 flex justify-center px-4">
    {children === "" ? null : (
      <span className="rounded-md border border-warning bg-warning-wash px-3 py-1 text-small font-medium wrap-anywhere text-warning shadow-float">
        {children}
      </span>
    )}
  </output>
)
