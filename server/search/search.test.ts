import fc from "fast-check"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import type { Ticket } from "../../contract/tickets.ts"
import { parseSearchLine } from "../../contract/search-line.ts"
import { priorities } from "../../contract/vocabulary.ts"

let app: TestApp
beforeAll(async () => {
  app = await startApp()
  await sql`insert into ticket (title, description, category, priority, status, created_at, updated_at)
    select (${titles}::text[])[1 + k % ${titles.length}] || ' ' || k,
      (${texts}::text[])[1 + k * 5 % ${texts.length}] || ' ' || (${texts}::text[])[1 + k * 3 % ${texts.length}],
      (array['billing', 'technical', 'account', 'general']::category[])[1 + k % 4],
      (array['low', 'medium', 'high', 'critical']::priority[])[1 + k * 7 % 4],
      (array['open', 'in_progress', 'resolved', 'closed']::status[])[1 + k % 3],
      now() - k * interval '5 hours', now() - (k * 31 % 600) * interval '1 hour'
    from generate_series(1, 600) k`.execute(app.db)
  await sql`analyze ticket`.execute(app.db)
})
afterAll(() => app.close())

const long = "QmFzZTY0Key0123456789".repeat(9)
const titles = ["Größe ändern", "Café closed", "E-mail bounces", "100% CPU", "Invoice"]
const texts = [
  "The card payment fails since Monday.",
  "Please send the invoice again, the refund was wrong.",
  "Ошибка при входе в систему",
  "ログインできません。",
  `Token ${long} was refused, see C:\\temp\\x_1.log`,
  'don\'t know – it "just" stopped; error 502/503 at api.example.com',
  "naïve façade, Straße, ŁÓDŹ",
]

const idsOf = async (search: string, limit = 200) => {
  const ids: number[] = []
  let query: { search: string; limit: number; cursor?: string } | null = { search, limit }
  while (query) {
    const page: { items: Ticket[]; next: string | null } = await app.api.page("listTickets", {
      query,
    })
    ids.push(...page.items.map(({ id }) => id))
    query = page.next ? { search, limit, cursor: page.next } : null
  }
  return ids
}

const source = [...titles, ...texts].join(" ")
const piece = fc
  .tuple(fc.nat({ max: source.length - 2 }), fc.integer({ min: 1, max: 40 }))
  .map(([at, size]) =>
    source
      .slice(at, at + size)
      .replaceAll('"', "")
      .trim(),
  )
  .filter((text) => text !== "")

test("search finds exactly what a full look at every ticket finds, newest first", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 3 }), async (pieces) => {
      const line = pieces.map((text) => `"${text}"`).join(" ")
      const { terms } = parseSearchLine(line, new Date())
      const { rows } = await sql<{ id: number }>`
        select id from ticket where ${sql.join(
          terms.map(
            ({ text }) =>
              sql`position(search_text(${text}) in search_text(title, description)) > 0`,
          ),
          sql` and `,
        )} order by created_at desc, id desc`.execute(app.db)
      expect(await idsOf(line)).toEqual(rows.map(({ id }) => id))
    }),
    { numRuns: 60 },
  )
}, 60_000)

test("accents and capitals make no difference", async () => {
  const found = await idsOf("größe")
  expect(found.length).toBeGreaterThan(0)
  for (const other of ["grosse", "GRÖSSE", "Grosse"]) expect(await idsOf(other)).toEqual(found)
  expect((await idsOf("cafe")).length).toBeGreaterThan(0)
  expect((await idsOf("lodz")).length).toBeGreaterThan(0)
})

test("signs are found as they are written, alone and at the edges of words", async () => {
  const { id } = await app.submitTicket({
    title: "Stars",
    description: "Rated *** (out of ^^) $9->$7",
  })
  for (const search of ["***", "**", "(out", "^^)", "$9->$7", '"->$"', '"*** (out"']) {
    expect([search, ...(await idsOf(search))]).toEqual([search, id])
  }
  for (const search of ["****", "(((", "^$", ".*", "%%"]) {
    expect([search, ...(await idsOf(search))]).toEqual([search])
  }
})

test("who writes a new word does not wait for another who has just written it", async () => {
  const desk = await startApp()
  await desk.db.transaction().execute(async (tx) => {
    await sql`insert into ticket (title, description, category, priority)
      values ('Xylophonist', 'A word that nobody has used.', 'general', 'low')`.execute(tx)
    const { id } = await desk.submitTicket({ title: "The xylophonist again" })
    const { items } = await desk.api.page("listTickets", { query: { search: "xylophonist" } })
    expect(items.map((ticket) => ticket.id)).toEqual([id])
  })
  const { items } = await desk.api.page("listTickets", { query: { search: "xylophon" } })
  expect(items).toHaveLength(2)
  await desk.close()
})

test("all of a very long text is found, its end too", async () => {
  const words = Array.from({ length: 9_000 }, (_, at) => `entry${at}`).join(" ")
  const { id } = await app.submitTicket({ title: "Log", description: `${words} zanzibar` })
  for (const search of ["zanzibar", "entry8999", '"entry10 entry11"', "entry7 ZANZI"]) {
    expect(await idsOf(search)).toEqual([id])
  }
  expect(await idsOf("zanzibar entry9001")).toEqual([])
})

const one = async (search: string) =>
  (await app.api.page("listTickets", { query: { search, limit: 200 } })).items

test("operators narrow the list, alone and beside words", async () => {
  const open = await one("status:open priority:high,critical")
  expect(open.length).toBeGreaterThan(0)
  expect(open.every(({ status, priority }) => status === "open" && priority !== "low")).toBe(true)
  const cards = await one("card category:billing -status:resolved")
  expect(cards.length).toBeGreaterThan(0)
  for (const { category, status, description, title } of cards) {
    expect(category).toBe("billing")
    expect(status).not.toBe("resolved")
    expect(`${title} ${description}`.toLowerCase()).toContain("card")
  }
  expect(await idsOf("#12")).toEqual([12])
  expect(await idsOf("#12 nothing-like-it")).toEqual([])
})

test("an excluded word or phrase leaves out what holds it", async () => {
  const [all, without] = [await idsOf("invoice"), await idsOf('invoice -since -"card payment"')]
  expect(without.length).toBeGreaterThan(0)
  expect(without.length).toBeLessThan(all.length)
  const left = (await one('invoice -since -"card payment"')).map(
    ({ title, description }) => `${title} ${description}`,
  )
  expect(left.some((text) => /since|card payment/i.test(text))).toBe(false)
})

test("a span of time holds from its first moment to just before its last", async () => {
  const week = await one("created:7d card")
  expect(week.length).toBeGreaterThan(0)
  const start = Date.now() - 7 * 86_400_000
  expect(week.every(({ created_at }) => Date.parse(created_at) >= start)).toBe(true)
  expect((await idsOf("created:<2001-01-01")).length).toBe(0)
})

const byTime = (field: "created_at" | "updated_at") => (one: Ticket, other: Ticket) =>
  Date.parse(other[field]) - Date.parse(one[field]) || other.id - one.id
const inOrder = {
  oldest: (one: Ticket, other: Ticket) => byTime("created_at")(other, one),
  updated: byTime("updated_at"),
  priority: (one: Ticket, other: Ticket) =>
    priorities.indexOf(other.priority) - priorities.indexOf(one.priority) ||
    byTime("created_at")(one, other),
}

test.each(["oldest", "updated", "priority"] as const)(
  "sort:%s orders the list over all its pages, with words and without",
  async (sort) => {
    for (const words of ["", "card "]) {
      const whole = await one(`${words}sort:${sort}`)
      expect(whole).toEqual(whole.toSorted(inOrder[sort]))
      const paged = await idsOf(`${words}sort:${sort}`, 7)
      expect(paged.slice(0, whole.length)).toEqual(whole.map(({ id }) => id))
      expect(new Set(paged).size).toBe(paged.length)
      expect(paged.length).toBe((await idsOf(words)).length)
    }
  },
)

const spelled = (search: string) => app.api.call("checkSpelling", { query: { search } })

test("a slip finds the word of the desk's tickets that was meant, and leaves the rest of the line", async () => {
  expect(await spelled("invioce status:open")).toEqual({
    search: "invoice status:open",
    words: [{ from: "invioce", to: "invoice" }],
  })
  expect((await spelled("Paymnet")).search).toBe("payment")
  expect((await spelled("refnd moday")).search).toBe("refund monday")
})

test("a slip that many tickets hold is still one where far more hold the word", async () => {
  await sql`insert into ticket (title, description, category, priority)
    select word, word, 'general', 'low' from unnest(array['saddle', 'sadlde', 'cradle', 'cardle']) word
    cross join generate_series(1, case word when 'saddle' then 700 when 'sadlde' then 60 when 'cardle' then 60 else 200 end)`.execute(
    app.db,
  )
  expect((await spelled("sadlde")).search).toBe("saddle")
  // Perhaps a name.
  expect((await spelled("cardle")).search).toBeNull()
})

test("signs around a word with a slip stay where they are", async () => {
  expect((await spelled("(invioce), refnd?")).search).toBe("(invoice), refund?")
})

test("a slip in a phrase is left as it is", async () => {
  expect((await spelled('invioce "the invioce now"')).search).toBe('invoice "the invioce now"')
  expect((await spelled('"invioce')).search).toBe('"invoice')
})

test("a part of a word is no slip, though another word is spelled like it", async () => {
  // "voice" is one letter from "moice", but also the end of "invoice".
  await sql`insert into ticket (title, description, category, priority)
    select 'Moice', 'Moice', 'general', 'low' from generate_series(1, 60)`.execute(app.db)
  expect(await spelled("voice")).toEqual({ search: null, words: [] })
  expect((await spelled("noice")).search).toBe("moice")
})

test.each([
  ["pasword", "password"],
  ["recieve", "receive"],
  ["invioce", "invoice"],
  ["adress", "address"],
])("%s finds %s on a desk where one ticket holds it", async (slip, meant) => {
  await app.submitTicket({ title: `A ${meant}`, category: "general", priority: "low" })
  expect((await spelled(slip)).search).toBe(meant)
})

test.each([
  ["tetx", "text", "two letters of a short word swapped"],
  ["wll", "well", "a letter left out of one"],
  ["artical", "article", "two slips in one of six letters and more"],
  ["пароьл", "пароль", "another alphabet"],
])("%s finds %s: %s", async (slip, meant) => {
  await app.submitTicket({ title: `The ${meant}`, category: "general", priority: "low" })
  expect((await spelled(slip)).search).toBe(meant)
})

test("a slip that the word itself allows outweighs one that puts another letter", async () => {
  await sql`insert into ticket (title, description, category, priority)
    select word, word, 'general', 'low'
    from unnest(array['quirk', 'quark', 'quark', 'quark']) word`.execute(app.db)
  expect((await spelled("qurik")).search).toBe("quirk")
  expect((await spelled("quork")).search).toBe("quark")
})

test("a word that a ticket holds is no slip of one with another letter, nor of its own beginning", async () => {
  await sql`insert into ticket (title, description, category, priority)
    select word, word, 'general', 'low' from unnest(array['zebra', 'zebras', 'zebro']) word
    cross join generate_series(1, case word when 'zebra' then 10 else 1 end)`.execute(app.db)
  expect((await spelled("zebras")).search).toBeNull()
  expect((await spelled("zebro")).search).toBeNull()
  expect((await spelled("zerba")).search).toBe("zebra")
})

test("what many tickets hold is meant as it stands, and so are phrases and excluded words", async () => {
  for (const line of ["invoice", '"invioce"', "-invioce", "xyzzyqqq", "abc", "status:open"]) {
    expect(await spelled(line)).toEqual({ search: null, words: [] })
  }
})

test("a word that only old tickets hold, but thousands of them, is found newest first", async () => {
  const desk = await startApp()
  await sql`insert into ticket (title, description, category, priority, created_at)
    select case when k > 900 then 'Gramophone' else 'Radio' end || ' ' || k, 'It hums.', 'technical',
      (array['low', 'high']::priority[])[1 + k % 2], now() - k * interval '20 minutes'
    from generate_series(1, 15000) k`.execute(desk.db)
  const found = async (search: string, cursor?: string) => {
    const page = await desk.api.page("listTickets", { query: { search, limit: 3, cursor } })
    return { titles: page.items.map(({ title }) => title), next: page.next ?? undefined }
  }
  const first = await found("gramophone")
  expect(first.titles).toEqual(["Gramophone 901", "Gramophone 902", "Gramophone 903"])
  const second = await found("gramophone", first.next)
  expect(second.titles).toEqual(["Gramophone 904", "Gramophone 905", "Gramophone 906"])
  const oldest = await found("gramophone sort:oldest")
  expect(oldest.titles).toEqual(["Gramophone 15000", "Gramophone 14999", "Gramophone 14998"])
  const high = await found("gramophone priority:high")
  expect(high.titles).toEqual(["Gramophone 901", "Gramophone 903", "Gramophone 905"])
  await desk.close()
})

test("a search over its time ends with 503 and a sentence, and delays no create", async () => {
  await sql`create or replace function search_text(text) returns text language plpgsql immutable as $$
    begin
      if $1 = 'slowly' then perform pg_sleep(20); end if;
      return lower(unaccent('unaccent'::regdictionary, $1));
    end $$`.execute(app.db)
  const searches = Array.from({ length: 4 }, () => app.send("/api/tickets/?search=slowly"))
  await app.submitTicket()
  expect((await app.send("/api/tickets/")).status).toBe(200)
  const [first, second] = await Promise.all(searches)
  expect(first?.status).toBe(503)
  expect(await first?.text()).toContain("longer than the desk allows")
  expect(second?.status).toBe(503)
  expect(await second?.text()).toContain("as many requests as it can")
})

test("a search that nobody waits for any more is broken off", async () => {
  await sql`create or replace function search_text(text) returns text language plpgsql immutable as $$
    begin
      if $1 = 'slowly' then perform pg_sleep(0.5); end if;
      return lower(unaccent('unaccent'::regdictionary, $1));
    end $$`.execute(app.db)
  const asked = new AbortController()
  const answer = app.send("/api/tickets/?search=slowly", { signal: asked.signal })
  setTimeout(() => asked.abort(), 200)
  await expect(answer).rejects.toThrow("aborted")
  await expect.poll(() => app.logged()).toContain('"status":499')
})

test.each([
  ["10 kB of one word", "x".repeat(10_000)],
  ["10 kB of another script", "漢".repeat(3_400)],
  ["10 kB of signs", "%(".repeat(5_000)],
  ["a thousand operators", "status:open ".repeat(1_000)],
  ["signs of LIKE and of regular expressions", String.raw`%_\ .*(+)[a-z]{1,} ^$`],
  ["quotes without partners", '"""" "a" "'],
  ["a date that does not exist", "created:2026-02-31"],
  ["a thousand words", Array.from({ length: 1_000 }, (_, at) => `w${at}`).join(" ")],
])("%s gets an answer", async (_, search) => {
  const response = await app.send(`/api/tickets/?search=${encodeURIComponent(search)}`)
  expect(response.status).toBe(200)
})
