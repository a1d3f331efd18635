import { afterEach, expect, test, vi } from "vitest"
import { followEvents } from "./live.ts"

afterEach(() => vi.useRealTimers())

function followFakes() {
  const sources: (EventTarget & { readyState: number; close: () => void })[] = []
  const seen: string[] = []
  const stop = followEvents({
    open: () => {
      const source = Object.assign(new EventTarget(), { readyState: 1, close: () => undefined })
      sources.push(source)
      return source
    },
    onEvent: ({ ticket_id, type }) => seen.push(`${type} ${ticket_id}`),
    onStart: () => seen.push("start"),
    onGap: () => seen.push("gap"),
    onLost: () => seen.push("lost"),
    onFound: () => seen.push("found"),
  })
  return { sources, seen, stop }
}

test("a ticket's event arrives, and one that makes no sense is passed over", () => {
  const { sources, seen } = followFakes()
  const send = (data: unknown) =>
    sources[0]?.dispatchEvent(new MessageEvent("ticket", { data: JSON.stringify(data) }))
  send({ ticket_id: 7, type: "changed" })
  send({ ticket_id: "seven" })
  expect(seen).toEqual(["changed 7"])
})

test("after a lost connection everything in view is read again", () => {
  const { sources, seen } = followFakes()
  sources[0]?.dispatchEvent(new Event("open"))
  sources[0]?.dispatchEvent(new Event("error"))
  sources[0]?.dispatchEvent(new Event("open"))
  expect(seen).toEqual(["start", "found", "lost", "gap", "found"])
})

test("a stream that the server refused is opened anew after a while", () => {
  vi.useFakeTimers()
  const { sources, stop } = followFakes()
  Object.assign(sources[0] ?? {}, { readyState: 2 })
  sources[0]?.dispatchEvent(new Event("error"))
  vi.advanceTimersByTime(2_000)
  expect(sources).toHaveLength(2)
  stop()
})
