/** What a key does. The handler and the help dialog both read this one table. */
type Shortcut = {
  /** Each as `KeyboardEvent.key` names it; two keys with a blank between are pressed in turn. */
  keys: readonly [string, ...string[]]
  label: string
  group: "Everywhere" | "In the queue" | "On a ticket" | "In triage"
}

export const shortcuts = {
  search: { keys: ["/"], label: "Search", group: "Everywhere" },
  newTicket: { keys: ["n"], label: "Write a new ticket", group: "Everywhere" },
  palette: { keys: ["Mod+k"], label: "Command palette", group: "Everywhere" },
  goToQueue: { keys: ["g q"], label: "Go to the queue", group: "Everywhere" },
  goToTriage: { keys: ["g t"], label: "Go to triage", group: "Everywhere" },
  goToQuality: { keys: ["g s"], label: "Go to triage's scoreboard", group: "Everywhere" },
  goToDashboard: { keys: ["g d"], label: "Go to the dashboard", group: "Everywhere" },
  send: { keys: ["Mod+Enter"], label: "Send what is written", group: "Everywhere" },
  undo: { keys: ["z", "u"], label: "Undo the last change", group: "Everywhere" },
  help: { keys: ["?"], label: "Show these shortcuts", group: "Everywhere" },
  next: { keys: ["j", "ArrowDown"], label: "Next ticket", group: "In the queue" },
  previous: { keys: ["k", "ArrowUp"], label: "Previous ticket", group: "In the queue" },
  first: { keys: ["Home"], label: "First ticket", group: "In the queue" },
  last: { keys: ["End"], label: "Last loaded ticket", group: "In the queue" },
  open: { keys: ["Enter"], label: "Open the ticket", group: "In the queue" },
  select: { keys: ["x"], label: "Select for a change of several", group: "In the queue" },
  back: { keys: ["Escape"], label: "Close the ticket, drop the selection", group: "In the queue" },
  status: { keys: ["s"], label: "Set the status", group: "On a ticket" },
  priority: { keys: ["p"], label: "Set the priority", group: "On a ticket" },
  category: { keys: ["c"], label: "Set the category", group: "On a ticket" },
  accept: { keys: ["a"], label: "Accept what triage suggests", group: "On a ticket" },
  edit: { keys: ["e"], label: "Edit title and description", group: "On a ticket" },
  triageAccept: { keys: ["1"], label: "Accept and go on", group: "In triage" },
  triageCategory: { keys: ["2"], label: "Another category", group: "In triage" },
  triagePriority: { keys: ["3"], label: "Another priority", group: "In triage" },
  triageDuplicate: { keys: ["d"], label: "Mark as a duplicate of…", group: "In triage" },
} as const satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof shortcuts

const shown: Record<string, string> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  Escape: "Esc",
  "Mod+k": "Mod K",
  "Mod+Enter": "Mod ↵",
}

const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** A key as it stands on the keyboard: "Ctrl K", "⌘ K", "Esc". */
export const keyName = (key: string): string =>
  (shown[key] ?? key).replace("Mod", isApple() ? "⌘" : "Ctrl")

/** The key of a shortcut as it stands on the keyboard; `at` picks another that does the same. */
export function keyOf(name: ShortcutName, at = 0): string {
  const keys: readonly string[] = shortcuts[name].keys
  return keyName(keys[at] ?? shortcuts[name].keys[0])
}
