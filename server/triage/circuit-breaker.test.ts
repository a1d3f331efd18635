import { beforeEach, expect, test } from "vitest"
import { createBreaker } from "./circuit-breaker.ts"
import { ProviderFailure, type FailureKind } from "./provider.ts"

let time: number
let breaker: ReturnType<typeof createBreaker>
beforeEach(() => {
  time = Date.parse("2026-11-23T08:00:00Z")
  breaker = createBreaker(() => time)
})

const fail = (kind: FailureKind, times = 1) => {
  for (let n = 0; n < times; n++) breaker.failed(new ProviderFailure(kind, ""))
}
const pass = (ms: number) => {
  time += ms
}

test("four failures in a row change nothing, and an answer forgets them", () => {
  fail("timeout", 4)
  breaker.succeeded()
  fail("server_error", 4)
  expect(breaker.inTheWay()).toBeNull()
  expect(breaker.status()).toEqual({ state: "ready", failure: null, since: null })
})

test("five failures in a row, of whatever kinds, stop the calls for half a minute", () => {
  fail("rejected_request", 2)
  fail("unparseable", 2)
  fail("timeout")
  expect(breaker.status()).toEqual({
    state: "failing",
    failure: "timeout",
    since: "2026-11-23T08:00:00.000Z",
  })
  pass(29_999)
  expect(breaker.inTheWay()).toBe("timeout")
  pass(1)
  expect(breaker.inTheWay()).toBeNull()
})

test("one call tries while the others wait for its outcome", () => {
  fail("server_error", 5)
  pass(30_000)
  expect(breaker.inTheWay()).toBeNull()
  expect(breaker.inTheWay()).toBe("server_error")
  fail("server_error")
  expect(breaker.inTheWay()).toBe("server_error")
  expect(breaker.status().since).toBe("2026-11-23T08:00:00.000Z")
  pass(30_000)
  expect(breaker.inTheWay()).toBeNull()
  breaker.succeeded()
  expect(breaker.inTheWay()).toBeNull()
  expect(breaker.status().state).toBe("ready")
})

test.each(["unauthorized", "quota_exhausted"] as const)(
  "%s stops the calls at once, for five minutes",
  (kind) => {
    fail(kind)
    expect(breaker.status()).toMatchObject({ state: "stopped", failure: kind })
    pass(299_999)
    expect(breaker.inTheWay()).toBe(kind)
    pass(1)
    expect(breaker.inTheWay()).toBeNull()
  },
)

test("refusals are about single texts, however many come", () => {
  fail("refused", 20)
  expect(breaker.inTheWay()).toBeNull()
})
