import { expect, test } from "vitest"
import type { Ticket } from "../../contract/tickets.ts"
import { aTicket } from "../tickets/ticket.fixture.ts"
import { withNewcomers, type Visit } from "./queue-order.ts"

const ticket = (id: number, priority: Ticket["priority"]) => aTicket({ id, priority })

function visitOf(tickets: Ticket[], next: string | null = null): Visit {
  return { pages: [{ items: tickets, next }], pageParams: [null] }
}
const idsIn = ({ pages }: Visit) => pages.flatMap(({ items }) => items.map(({ id }) => id))

const visit = visitOf([ticket(3, "high"), ticket(2, "medium"), ticket(1, "low")])

test("an urgent newcomer is the next, and the ticket that is looked at stays in its place", () => {
  expect(idsIn(withNewcomers(visit, [ticket(9, "critical")], 2))).toEqual([3, 2, 9, 1])
})

test("a ticket drawn for an audit stands among the urgent, as the server has it", () => {
  const drawn = aTicket({ id: 7, priority: "low", category_certainty: "audit" })
  const critical = visitOf([drawn, ticket(3, "critical"), ticket(2, "high")])
  expect(idsIn(withNewcomers(critical, [ticket(9, "critical")], 7))).toEqual([7, 9, 3, 2])
})

test("a newcomer that can wait comes after what is more urgent", () => {
  expect(idsIn(withNewcomers(visit, [ticket(9, "medium")], 3))).toEqual([3, 9, 2, 1])
})

test("at the end of all that waits, a newcomer comes last; before it, with its own page", () => {
  expect(idsIn(withNewcomers(visit, [ticket(9, "low")], 1))).toEqual([3, 2, 1, 9])
  const begun = visitOf([ticket(3, "high")], "cursor")
  expect(withNewcomers(begun, [ticket(9, "low")], 3)).toBe(begun)
})

test("what the visit holds already is no newcomer", () => {
  expect(withNewcomers(visit, [ticket(3, "critical"), ticket(7, "high")], 7)).toBe(visit)
})
