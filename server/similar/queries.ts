import { sql, type RawBuilder } from "kysely"
import type { SimilarTicket } from "../../contract/similar.ts"
import type { Ticket } from "../../contract/tickets.ts"
import type { Db } from "../database/connect.ts"
import { hasOneOf } from "../search/keys.ts"
import { getTicket, toTicket } from "../tickets/queries.ts"
import type { TicketText } from "../triage/provider.ts"
import { holdsOneSet } from "./candidates.ts"
import {
  evidenceIn,
  newestTickets,
  planOf,
  similarityTo,
  vectorOf,
  type Frequencies,
  type Vector,
} from "./rules.ts"

const shown = 5
// Evidence is looked for in so many of the most similar.
const looked = 15
const duplicatesShown = 200
// Below this, what two texts share is how people write, not what they write about.
const leastSimilar = 0.1
// So many tickets are compared word by word, about 20 µs each. Fewer than the plan expects (rules.ts)
// would cut off originals, which are older than their duplicates: with 200 instead of 300 the first five
// held 67 % of them instead of 78 %.
const compared = 250
// A bound for the day that words stand together far more often than expected, as in a form letter.
const mostHits = 500
// Few hits of rare words: the newest tickets are asked for common ones too.
const fewHits = 50

const columns = ["title", "status", "category", "priority", "category_by", "priority_by"] as const

// The days as keys of the same index, which meets them with the words.
const onDaysSince = (since: Date) =>
  hasOneOf(sql`array(select '@' || day::date from generate_series(
    date_trunc('day', ${since}::timestamptz at time zone 'utc'), now() at time zone 'utc', '1 day') day)`)

type Asked = { holds: RawBuilder<boolean>; since: Date | null }

/** Tickets that the index finds, the newest first. */
const hitsOf = (db: Db, { holds, since }: Asked) =>
  db
    // Materialized, so that the texts are read of the tickets that are compared alone.
    .with(
      (name) => name("hit").materialized(),
      (cte) =>
        cte
          .selectFrom("ticket")
          .select("id")
          .where(holds)
          .where((where) => (since === null ? where.lit(true) : onDaysSince(since)))
          .limit(mostHits),
    )
    .selectFrom((from) =>
      from.selectFrom("hit").select("id").orderBy("id", "desc").limit(compared).as("newest"),
    )
    .innerJoin("ticket", "ticket.id", "newest.id")
    .select(columns)
    .select(["ticket.id", "created_at", "duplicate_of"])
    .select(sql<string>`left(description, 2000)`.as("description"))
    .orderBy("ticket.id", "desc")
    .execute()
type Hit = Awaited<ReturnType<typeof hitsOf>>[number]

async function newestSince(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom("ticket")
    .select("created_at")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .offset(newestTickets)
    .limit(1)
    .executeTakeFirst()
  return row?.created_at ?? null
}

/** Which tickets are worth comparing with a text. */
async function candidatesFor(db: Db, text: TicketText, frequencies: Frequencies): Promise<Hit[]> {
  const plan = planOf(text, frequencies)
  const rare = await holdsOneSet(db, plan.rare)
  const hits = rare === null ? [] : await hitsOf(db, { holds: rare, since: null })
  if (hits.length >= fewHits) return hits
  const common = await holdsOneSet(db, plan.common)
  if (common === null) return hits
  const known = new Set(hits.map(({ id }) => id))
  const others = await hitsOf(db, { holds: common, since: await newestSince(db) })
  return [...hits, ...others.filter(({ id }) => !known.has(id))]
}

type Link = { id: number; duplicate_of: number | null }
type Scored = { hit: Hit; similarity: number }

function shownAs({ hit, similarity }: Scored, evidence: string[]): SimilarTicket {
  const { description: _, created_at, ...ticket } = hit
  return {
    ...ticket,
    created_at: created_at.toISOString(),
    similarity: Math.round(similarity * 1_000) / 1_000,
    evidence,
  }
}

/** All that is worth comparing with a text, the most similar first. */
export async function rankSimilar(
  db: Db,
  text: TicketText & { id?: number },
  frequencies: Frequencies,
): Promise<Scored[]> {
  const asked = vectorOf(text, frequencies)
  const candidates = await candidatesFor(db, text, frequencies)
  return candidates
    .filter(({ id }) => id !== text.id)
    .map((hit) => ({ hit, similarity: similarityTo(asked, hit, frequencies) }))
    .toSorted((a, b) => b.similarity - a.similarity)
}

/** The tickets whose words are most like a text's, with the words that say so. */
export async function findSimilar(
  db: Db,
  text: TicketText & { id?: number },
  frequencies: Frequencies,
): Promise<SimilarTicket[]> {
  const asked = vectorOf(text, frequencies)
  const ranked = await rankSimilar(db, text, frequencies)
  return similarAmong(ranked, asked, frequencies)
}

/** The best, each with the rare words that it shares; what shares none is not like the text. */
function similarAmong(ranked: Scored[], asked: Vector, frequencies: Frequencies): SimilarTicket[] {
  return ranked
    .filter(({ similarity }) => similarity >= leastSimilar)
    .slice(0, looked)
    .map((scored) => shownAs(scored, evidenceIn(scored.hit, asked, frequencies)))
    .filter(({ evidence }) => evidence.length > 0)
    .slice(0, shown)
}

/** Whether two tickets are one another's duplicates already, or those of one original. */
const isLinked = (one: Link, other: Link) =>
  (one.duplicate_of ?? one.id) === (other.duplicate_of ?? other.id)

/** The tickets like this one that are not linked to it yet, or a refusal with 404. */
export async function similarTo(
  db: Db,
  id: number,
  frequencies: Frequencies,
): Promise<SimilarTicket[]> {
  const ticket = await getTicket(db, id)
  const asked = vectorOf(ticket, frequencies)
  const ranked = await rankSimilar(db, ticket, frequencies)
  const others = ranked.filter(({ hit }) => !isLinked(ticket, hit))
  return similarAmong(others, asked, frequencies)
}

/** What is marked as a duplicate of a ticket, newest first, or a refusal with 404. */
export async function listDuplicates(db: Db, id: number): Promise<Ticket[]> {
  const rows = await db
    .selectFrom("ticket")
    .selectAll()
    .where("duplicate_of", "=", id)
    .orderBy("id", "desc")
    .limit(duplicatesShown)
    .execute()
  if (rows.length === 0) await getTicket(db, id)
  return rows.map(toTicket)
}
