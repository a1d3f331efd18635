/** What floats above the page: menus, lists of a select, the palette. */
export const popupLook =
  "popup-motion z-40 rounded-lg border border-line-strong bg-raised text-ink shadow-float outline-none"

/** One line in a menu or list. */
export const popupItemLook =
  "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2 outline-none select-none data-highlighted:bg-hover data-disabled:text-faint max-wide:min-h-10"
