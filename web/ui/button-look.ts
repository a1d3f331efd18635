import { classNames } from "./class-names.ts"

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger"
export type ButtonSize = "medium" | "small"
export type ButtonLook = { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined }

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink hover:bg-accent-hover",
  secondary: "border border-line-strong bg-raised text-ink hover:bg-hover aria-expanded:bg-hover",
  quiet: "text-soft hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink",
  danger: "bg-danger text-canvas hover:bg-danger-hover",
}

const sizes: Record<ButtonSize, string> = {
  medium: "h-8 px-3 max-wide:h-10",
  small: "h-7 px-2 text-small max-wide:h-9",
}

const base =
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors duration-75 aria-disabled:opacity-55 disabled:opacity-55 focus-visible:outline-offset-1"

/** The classes of a button; links that look like one share them. */
export const buttonLook = ({ variant = "secondary", size = "medium" }: ButtonLook): string =>
  classNames(base, variants[variant], sizes[size])

/** A square button that holds one icon; 28 px at the least. */
export const iconButtonLook = ({ variant = "quiet", size = "medium" }: ButtonLook): string =>
  classNames(base, variants[variant], size === "small" ? "size-7" : "size-8")
