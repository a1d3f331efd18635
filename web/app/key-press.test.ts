import { expect, test } from "vitest"
import { shortcutOf, type KeyPress } from "./key-press.ts"

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  place: "page",
  ...rest,
})

test("a letter is a shortcut on the page and plain text in a field", () => {
  expect(shortcutOf(press("j"), null)).toBe("next")
  expect(shortcutOf(press("j", { place: "text" }), null)).toBeNull()
})

test("a letter with a modifier stays the browser's, but the palette opens from anywhere", () => {
  expect(shortcutOf(press("n", { ctrlKey: true }), null)).toBeNull()
  expect(shortcutOf(press("s", { altKey: true }), null)).toBeNull()
  expect(shortcutOf(press("k", { metaKey: true, place: "text" }), null)).toBe("palette")
  expect(shortcutOf(press("K", { ctrlKey: true }), null)).toBe("palette")
})

test("a focused control keeps the keys that it uses itself", () => {
  expect(shortcutOf(press("Enter", { place: "control" }), null)).toBeNull()
  expect(shortcutOf(press("ArrowDown", { place: "control" }), null)).toBeNull()
  expect(shortcutOf(press("s", { place: "control" }), null)).toBe("status")
  expect(shortcutOf(press("Escape", { place: "control" }), null)).toBe("back")
})

test("two keys in turn make one shortcut, and the second alone does not", () => {
  expect(shortcutOf(press("g"), null)).toBe("prefix")
  expect(shortcutOf(press("q"), "g")).toBe("goToQueue")
  expect(shortcutOf(press("q"), null)).toBeNull()
})
