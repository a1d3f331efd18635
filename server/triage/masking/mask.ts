import type { TicketText } from "../provider.ts"
import { readLength } from "../prompt.ts"
import { hideAccounts } from "./accounts.ts"
import { hideNumbers } from "./numbers.ts"

/**
 * Hides who wrote from a model that runs elsewhere: e-mail addresses, payment cards, bank accounts and
 * phone numbers become words that still say what stood there. Where a form is ambiguous it is hidden: a
 * model needs no number to tell what a ticket is about.
 */

const local = /(?:"[^"\n]{1,64}"|[\p{L}\p{N}_][\p{L}\p{N}.!#$&'*+^_~-]{0,63})/u
const at = /(?:@|%40| ?[([]at[)\]] ?)/u
const domain = /[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}|\p{L}[\p{L}\p{N}-]{1,62}/u
const email = new RegExp(`${local.source}${at.source}(?:${domain.source})`, "giu")

const alikeSigns = /[０-９＠＋．－٠-٩۰-۹]/g
const narrowed = "０１２３４５６７８９＠＋．－"
const narrow = "0123456789@+.-"

/** Digits and signs of other scripts as ASCII has them, each one sign long. */
function alike(sign: string): string {
  const at = narrowed.indexOf(sign)
  return narrow[at] ?? String(sign.charCodeAt(0) % 16)
}

/** A text without what names or pays for a person. */
export const mask = (text: string): string =>
  hideNumbers(hideAccounts(text.replaceAll(alikeSigns, alike).replaceAll(email, "[email]")))

// As long as anything that is hidden: what the clipping cuts in two stands in these last signs.
const edge = 100

/** The part of a text that a model reads, masked; the rest of a megabyte is not looked at. */
function maskRead(text: string): string {
  if (text.length <= readLength) return mask(text)
  return mask(text.slice(0, readLength + edge)).slice(0, -edge)
}

/** A ticket as a model elsewhere may read it. */
export const maskTicket = ({ title, description }: TicketText): TicketText => ({
  title: maskRead(title),
  description: maskRead(description),
})
