/** What every control that holds a value shares. */
export const controlLook =
  "w-full rounded-md border border-outline bg-canvas text-base text-ink transition-colors duration-75 hover:border-soft focus-visible:border-accent data-invalid:border-danger disabled:bg-sunken disabled:text-soft"
