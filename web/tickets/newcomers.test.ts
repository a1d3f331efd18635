import { expect, test } from "vitest"
import { newcomersIn } from "./newcomers.ts"
import { aTicket } from "./ticket.fixture.ts"

const at = (id: number, minute: number) =>
  aTicket({ id, created_at: `2026-11-23T08:0${minute}:00.000Z` })

test("only tickets that the list does not show count as new", () => {
  const shown = [at(2, 2), at(1, 1)]
  expect(newcomersIn([at(3, 3), ...shown], shown, false).map(({ id }) => id)).toEqual([3])
})

test("a ticket older than what is loaded is no newcomer: it comes by scrolling", () => {
  const shown = [at(3, 3), at(2, 2)]
  expect(newcomersIn([at(3, 3), at(1, 1)], shown, false)).toEqual([])
  expect(newcomersIn([at(3, 3), at(1, 1)], shown, true)).toHaveLength(1)
})

test("of two tickets of one moment the higher number is the newer", () => {
  expect(newcomersIn([at(9, 1)], [at(8, 1)], false)).toHaveLength(1)
})
