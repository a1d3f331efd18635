import { sql } from "kysely"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { liveEventSchema, type LiveEvent } from "../contract/realtime.ts"
import { startApp, type TestApp } from "./support/app.ts"
import { followEvents, type EventStream, type StreamedEvent } from "./support/event-stream.ts"
import { openSocket } from "./support/raw-http.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp({ maxConnections: 6 })
})
afterAll(() => app.close())

const eventsOf = ({ received }: EventStream): LiveEvent[] =>
  received
    .filter(({ event }) => event === "ticket")
    .map(({ data }) => liveEventSchema.parse(JSON.parse(data)))

const has = (stream: EventStream, ticketId: number, type: LiveEvent["type"]) =>
  eventsOf(stream).some((event) => event.ticket_id === ticketId && event.type === type)

/** Expects that an event arrives within a second. */
const expectEvent = (stream: EventStream, ticketId: number, type: LiveEvent["type"]) =>
  stream.until(() => has(stream, ticketId, type), 1_000)

const settled = { category: "general", priority: "low" } as const

const insertTicket = sql`
  with new_ticket as (
    insert into ticket (title, description, category, priority)
    values ('by hand', 'd', 'general', 'low') returning id)
  insert into ticket_event (ticket_id, version, type, actor)
  select id, 1, 'created', 'person' from new_ticket returning ticket_id`

test("what another client creates, changes and undoes arrives within a second", async () => {
  const stream = await followEvents(app.url)
  const { id } = await app.submitTicket(settled)
  await expectEvent(stream, id, "created")
  await app.api.call("changeTicket", { params: { id }, body: { status: "closed" } })
  await expectEvent(stream, id, "changed")
  await app.api.call("undoChange", { params: { id }, body: { version: 2 } })
  await expectEvent(stream, id, "undone")
  await stream.close()
})

test("what happens right after the stream has opened is never missed", async () => {
  for (let n = 0; n < 10; n++) {
    const stream = await followEvents(app.url)
    const { id } = await app.submitTicket(settled)
    await expectEvent(stream, id, "created")
    await stream.close()
  }
})

test("eight writers lose no event, and neither does a transaction that commits late", async () => {
  const stream = await followEvents(app.url)
  let late = 0
  const holding = app.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ ticket_id: number }>`${insertTicket}`.execute(tx)
    late = rows[0]?.ticket_id ?? 0
    await sleep(1_500)
  })
  await sleep(100)
  const write = async () => {
    const ids: number[] = []
    for (let n = 0; n < 50; n++) ids.push((await app.submitTicket(settled)).id)
    return ids
  }
  const written = (await Promise.all(Array.from({ length: 8 }, write))).flat()
  await holding
  const expected = new Set([...written, late])
  await stream.until(() => eventsOf(stream).length >= expected.size, 10_000)
  const heard = eventsOf(stream).map(({ ticket_id }) => ticket_id)
  expect(heard).toHaveLength(expected.size)
  expect(new Set(heard)).toEqual(expected)
  expect(late).toBeLessThan(Math.min(...written))
  await stream.close()
}, 30_000)

const placeOf = ({ id }: StreamedEvent) => id.split("-").map(BigInt)

test("events come in the order of their transactions, each once", async () => {
  const stream = await followEvents(app.url)
  await Promise.all(Array.from({ length: 60 }, () => app.submitTicket(settled)))
  await stream.until(() => stream.received.length >= 60)
  const places = stream.received.map(placeOf)
  const sorted = places.toSorted(([a = 0n, b = 0n], [c = 0n, d = 0n]) =>
    a === c ? Number(b - d) : Number(a - c),
  )
  expect(places).toEqual(sorted)
  expect(new Set(stream.received.map(({ id }) => id)).size).toBe(60)
  await stream.close()
})

test("a browser that was away is told what it missed, each event once and in order", async () => {
  const first = await followEvents(app.url)
  const { id: seen } = await app.submitTicket(settled)
  await first.until(() => has(first, seen, "created"))
  await first.close()
  const missed = [await app.submitTicket(settled), await app.submitTicket(settled)]
  const again = await followEvents(app.url, first.lastEventId())
  const live = await app.submitTicket(settled)
  await again.until(() => has(again, live.id, "created"))
  const heard = eventsOf(again).map(({ ticket_id }) => ticket_id)
  expect(heard).toEqual([...missed, live].map(({ id }) => id))
  await again.close()
})

test("a browser that was cut off before the first event can resume too", async () => {
  const first = await followEvents(app.url)
  await first.until(() => first.lastEventId() !== "")
  await first.close()
  const { id } = await app.submitTicket(settled)
  const again = await followEvents(app.url, first.lastEventId())
  await expectEvent(again, id, "created")
  await again.close()
})

test("whoever missed too much is told to read everything again, and then follows", async () => {
  const first = await followEvents(app.url)
  await first.until(() => first.lastEventId() !== "")
  await first.close()
  const { id } = await app.submitTicket(settled)
  await sql`insert into ticket_event (ticket_id, version, type, actor)
    select ${id}, n, 'changed', 'triage' from generate_series(2, 700) n`.execute(app.db)
  // The hub may still serve the one who left; what it has read by itself is no replay.
  await sleep(1_000)
  const again = await followEvents(app.url, first.lastEventId())
  await again.until(() => again.received.some(({ event }) => event === "reset"))
  const next = await app.submitTicket(settled)
  await again.until(() => has(again, next.id, "created"))
  expect(eventsOf(again)).toEqual([{ ticket_id: next.id, type: "created" }])
  const third = await followEvents(app.url, again.lastEventId())
  await sleep(400)
  expect(third.received).toEqual([])
  await Promise.all([again.close(), third.close()])
})

test("a browser with a place from before a restore is told to read everything again", async () => {
  const stream = await followEvents(app.url, "9999999999999-17")
  await stream.until(() => stream.received.some(({ event }) => event === "reset"))
  const { id } = await app.submitTicket(settled)
  await expectEvent(stream, id, "created")
  await stream.close()
})

test("a silly Last-Event-ID starts the stream as if there were none", async () => {
  const silly = [
    "x",
    "-",
    "1",
    "1-",
    "-1--1",
    "1-1; drop",
    "9".repeat(40),
    "99999999999999999999-1",
  ]
  for (const lastEventId of [...silly, "9999999999999999999-999999999999999", "0-0x1"]) {
    const stream = await followEvents(app.url, lastEventId)
    expect([lastEventId, stream.status]).toEqual([lastEventId, 200])
    await stream.close()
  }
  expect(app.logged()).not.toContain("live updates wait")
})

test("a reader that stops reading harms no other", async () => {
  const stalled = await openSocket(app.url)
  const { port } = new URL(app.url)
  stalled.write(`GET /api/events/ HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`)
  stalled.pause()
  const stream = await followEvents(app.url)
  const { id } = await app.submitTicket(settled)
  await sql`insert into ticket_event (ticket_id, version, type, actor)
    select ${id}, n, 'changed', 'triage' from generate_series(2, 3000) n`.execute(app.db)
  await stream.until(() => eventsOf(stream).length >= 3_000, 10_000)
  expect(eventsOf(stream)).toHaveLength(3_000)
  await stream.close()
  stalled.destroy()
})

test("closing the desk ends the streams within three seconds, long before they would be cut off", async () => {
  const desk = await startApp()
  const streams = [await followEvents(desk.url), await followEvents(desk.url)]
  const startedAt = performance.now()
  await desk.close()
  await Promise.all(streams.map(({ ended }) => ended))
  // What does not end by itself is cut off after ten seconds (server/http/listen.ts).
  expect(performance.now() - startedAt).toBeLessThan(3_000)
})
