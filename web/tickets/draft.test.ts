import { expect, test } from "vitest"
import { createDraftStore, emptyDraft, type Draft } from "./draft.ts"

const draft: Draft = { ...emptyDraft, title: "Refund", priority: "high" }

function memoryStorage(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  }
}

function twoTabs() {
  const storage = memoryStorage()
  const openTab = () => createDraftStore(() => storage)
  return { storage, one: openTab(), other: openTab() }
}

test("a draft is read back as it was written", () => {
  const { one, other } = twoTabs()
  expect(one.write(draft)).toBe(true)
  expect(other.read()).toEqual(draft)
})

test("an emptied draft leaves nothing behind in the browser", () => {
  const { one, storage } = twoTabs()
  one.write(draft)
  one.write(emptyDraft)
  expect(storage.length).toBe(0)
})

test("a sent draft is forgotten", () => {
  const { one } = twoTabs()
  one.write(draft)
  one.forget(draft)
  expect(one.read()).toEqual(emptyDraft)
})

test("a newer draft of another tab outlives the ticket that this tab sent", () => {
  const { one, other } = twoTabs()
  one.write(draft)
  other.write({ ...draft, title: "Refund for October" })
  one.forget(draft)
  expect(one.read().title).toBe("Refund for October")
})

test.each(["not JSON", "null", '{"title":1}', '{"title":"a","category":"sales"}'])(
  "a stored draft that cannot be understood (%s) starts afresh",
  (stored) => {
    const { storage, one } = twoTabs()
    one.write(draft)
    storage.setItem(storage.key(0) ?? "", stored)
    expect(one.read()).toEqual(emptyDraft)
  },
)

test("a browser that blocks its storage gets an empty form, and is told that nothing is kept", () => {
  const blocked = createDraftStore(() => {
    throw new DOMException("denied", "SecurityError")
  })
  expect(blocked.read()).toEqual(emptyDraft)
  expect(blocked.write(draft)).toBe(false)
  expect(() => blocked.forget(draft)).not.toThrow()
})

test("a browser whose storage is full says that the draft is not kept", () => {
  const storage = memoryStorage()
  storage.setItem = () => {
    throw new DOMException("full", "QuotaExceededError")
  }
  expect(createDraftStore(() => storage).write(draft)).toBe(false)
})
