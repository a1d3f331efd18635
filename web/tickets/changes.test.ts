import { QueryClient } from "@tanstack/react-query"
import { expect, test } from "vitest"
import { createApiClient } from "../app/api-client.ts"
import { startToasts, toastManager } from "../ui/toasts.ts"
import { createTicketChanges } from "./changes.ts"
import { ticketListQuery } from "./queries.ts"
import { aTicket } from "./ticket.fixture.ts"

type Answer = { status: number; body: unknown }

/** A desk whose list shows two tickets, and whose server answers as the test says. */
function deskAnswering(answer: (method: string, url: string) => Answer) {
  const client = new QueryClient()
  const list = ticketListQuery({}).queryKey
  const tickets = [aTicket({ id: 2 }), aTicket({ id: 1 })]
  client.setQueryData(list, { pages: [{ items: tickets, next: null }], pageParams: [null] })
  const calls: string[] = []
  const api = createApiClient(async (url, { method = "GET", body }) => {
    calls.push(`${method} ${url} ${typeof body === "string" ? body : ""}`)
    const answered = answer(method, url)
    return Response.json(answered.body, { status: answered.status })
  })
  return {
    changes: createTicketChanges({ client, api }),
    calls,
    shown: (id: number) =>
      client
        .getQueryData(list)
        ?.pages.flatMap(({ items }) => items)
        .find((ticket) => ticket.id === id),
  }
}

const accepting = deskAnswering.bind(null, (_method, url) => {
  const id = Number(/tickets\/(\d+)/.exec(url)?.[1])
  return url.endsWith("/undo/")
    ? { status: 200, body: aTicket({ id, version: 3 }) }
    : { status: 200, body: aTicket({ id, status: "resolved", version: 2 }) }
})

const problem = {
  type: "about:blank",
  title: "Conflict",
  status: 409,
  detail: "This ticket was closed for good.",
}

const messages: { title?: unknown; description?: unknown }[] = []
startToasts()
toastManager[" subscribe"]((event) => {
  if (event.action === "add") messages.push(event.options)
})

test("a change shows before the server answers, and stays once it has", async () => {
  const { changes, shown } = accepting()
  changes.set([2], { field: "status", value: "resolved" })
  expect(shown(2)?.status).toBe("resolved")
  await expect.poll(() => shown(2)?.version).toBe(2)
  expect(shown(1)?.status).toBe("open")
})

test("a refused change is taken back, and the server's reason is shown", async () => {
  const { changes, shown } = deskAnswering(() => ({ status: 409, body: problem }))
  changes.set([2], { field: "status", value: "resolved" })
  await expect.poll(() => shown(2)?.status).toBe("open")
  await expect
    .poll(() => messages.at(-1))
    .toMatchObject({ title: "#2 was not changed.", description: problem.detail })
})

test("the last change is undone by the version that it made", async () => {
  const { changes, shown, calls } = accepting()
  changes.set([2], { field: "status", value: "resolved" })
  await expect.poll(() => shown(2)?.version).toBe(2)
  expect(changes.undoLast()).toEqual([2])
  await expect.poll(() => shown(2)?.version).toBe(3)
  expect(shown(2)?.status).toBe("open")
  expect(calls.at(-1)).toBe('POST /api/tickets/2/undo/ {"version":2}')
  expect(changes.undoLast()).toEqual([])
})

test("of several tickets those that the server refused fall back, and their number is said", async () => {
  const { changes, shown } = deskAnswering((_method, url) =>
    url.includes("/2/")
      ? { status: 409, body: problem }
      : { status: 200, body: aTicket({ id: 1, status: "closed", version: 2 }) },
  )
  changes.set([2, 1], { field: "status", value: "closed" })
  await expect.poll(() => shown(2)?.status).toBe("open")
  await expect.poll(() => shown(1)?.version).toBe(2)
  await expect.poll(() => messages.at(-1)?.title).toBe("1 of 2 tickets was not changed.")
})

test("accepting makes the suggested value a person's, and nothing is sent where none waits", async () => {
  const { changes, shown, calls } = deskAnswering(() => ({
    status: 200,
    body: aTicket({ id: 2, category_by: "person", version: 2 }),
  }))
  expect(changes.accept(2)).toBe(true)
  expect(shown(2)?.category_by).toBe("person")
  await expect.poll(() => calls).toEqual(['PATCH /api/tickets/2/ {"category":"technical"}'])
  expect(changes.accept(2)).toBe(false)
})

test("a refused save of text reaches the editor, and the list shows no text that was not saved", async () => {
  const { changes, shown } = deskAnswering(() => ({ status: 409, body: problem }))
  await expect(changes.save(aTicket({ id: 2 }), { title: "New" })).rejects.toThrow(problem.detail)
  expect(shown(2)?.title).toBe("Checkout times out")
})
