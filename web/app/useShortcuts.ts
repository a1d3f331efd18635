import { useEffect, useEffectEvent, useRef } from "react"
import { singleKeysAreOn } from "./key-setting.ts"
import { shortcutOf, type KeyPress } from "./key-press.ts"
import type { ShortcutName } from "./shortcuts.ts"

/** What each shortcut does on this screen; false says that it had nothing to do. */
export type ShortcutHandlers = Partial<Record<ShortcutName, () => void | false>>

const sequenceMs = 1_000

function placeOf(target: EventTarget | null): KeyPress["place"] {
  if (!(target instanceof Element)) return "page"
  if (target.closest("input:not([type=checkbox]), textarea, [contenteditable]")) return "text"
  if (target.closest("[role=row]")) return "page"
  return target.closest("a, button, input, select, summary, [role=combobox]") ? "control" : "page"
}

// Open menus, lists and dialogs mark themselves; all keys are theirs.
const keysAreHeld = () => document.querySelector("[data-holds-keys][data-open]") !== null

/** Listens for the shortcuts that this screen handles, as long as it is there. */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const before = useRef<{ key: string; at: number } | null>(null)

  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || keysAreHeld()) return
    const { key, ctrlKey, metaKey, altKey, target } = event
    if (!ctrlKey && !metaKey && key.length === 1 && !singleKeysAreOn()) return
    const isFresh = before.current && event.timeStamp - before.current.at < sequenceMs
    const name = shortcutOf(
      { key, ctrlKey, metaKey, altKey, place: placeOf(target) },
      isFresh ? (before.current?.key ?? null) : null,
    )
    before.current = name === "prefix" ? { key, at: event.timeStamp } : null
    if (name === null || name === "prefix") return
    const handler = handlers[name]
    if (handler && handler() !== false) event.preventDefault()
  })

  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event)
    window.addEventListener("keydown", listener)
    return () => window.removeEventListener("keydown", listener)
  }, [])
}
