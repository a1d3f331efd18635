/**
 * A quiet sentence that is read aloud when it appears. It stays in place while empty, for only what
 * is there already is listened to.
 */
export const Remark = ({ children }: { children: string }) => (
  <output className="block text-small wrap-anywhere text-soft empty:sr-only">{children}</output>
)
