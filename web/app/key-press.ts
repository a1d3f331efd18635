import { shortcuts, type ShortcutName } from "./shortcuts.ts"

/** What decides whether a key press is a shortcut. */
export type KeyPress = {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  /** Where the press landed: in a text, on a control that uses keys itself, or elsewhere. */
  place: "text" | "control" | "page"
}

// A focused button, link or select has its own use for these.
const usedByControls = new Set(["Enter", " ", "ArrowDown", "ArrowUp", "Home", "End", "Escape"])

/** The press as the table writes it, or null where it cannot be a shortcut. */
function written({ key, ctrlKey, metaKey, altKey, place }: KeyPress): string | null {
  if (altKey) return null
  if (ctrlKey || metaKey) return `Mod+${key.toLowerCase()}`
  if (place === "text") return null
  if (place === "control" && usedByControls.has(key) && key !== "Escape") return null
  return key
}

/** The shortcut of a press after the key before it; `prefix` when it only begins one. */
export function shortcutOf(press: KeyPress, before: string | null): ShortcutName | "prefix" | null {
  const key = written(press)
  if (key === null) return null
  const keys = before ? `${before} ${key}` : key
  const name = shortcutNames.find((candidate) => has(candidate, keys))
  if (name) return name
  return shortcutNames.some((name) => begins(name, key)) ? "prefix" : null
}

const shortcutNames = Object.keys(shortcuts).filter(
  (name): name is ShortcutName => name in shortcuts,
)
const keysOf = (name: ShortcutName): readonly string[] => shortcuts[name].keys
const has = (name: ShortcutName, keys: string) => keysOf(name).includes(keys)
const begins = (name: ShortcutName, key: string) =>
  keysOf(name).some((keys) => keys.startsWith(`${key} `))
