import { sql } from "kysely"
import { parseSearchLine } from "../../contract/search-line.ts"
import type { Spelling } from "../../contract/spelling.ts"
import type { Db } from "../database/connect.ts"
import { editsBetween, mostEdits } from "./edits.ts"
import { hasOneOf } from "./keys.ts"
import { containsPattern } from "./terms.ts"

const isPlainWord = /^[\p{L}]{4,30}$/u
const mostAlike = 40
const mostWeighed = 5
// A word that so many tickets hold is meant as it stands.
const surelyMeant = 50
// What was meant is held by so many times more tickets than what was written.
const likelier = 3

// A beginning of so many words is written on purpose.
const mostWords = 100

type Weighed = { word: string; tickets: number }

/** How many tickets hold each word, counted up to the number that is surely meant. */
async function weigh(db: Db, words: string[]): Promise<Weighed[]> {
  const { rows } = await sql<Weighed>`
    select word, (select count(*)::int from (
      select from ticket where ${hasOneOf(sql`array[word]`)} limit ${surelyMeant}) found) as tickets
    from unnest(${words}::text[]) word`.execute(db)
  return rows
}

/** How many tickets a search for the word finds, parts of longer words too, counted in the same way. */
async function weighWritten(db: Db, written: string): Promise<number> {
  const { rows: words } = await sql<{ word: string }>`
    select word from search_word where word like ${containsPattern(written)}
    limit ${mostWords}`.execute(db)
  if (words.length === mostWords) return surelyMeant
  if (words.length === 0) return 0
  const { rows } = await sql<{ tickets: number }>`
    select count(*)::int as tickets from (
      select from ticket where ${hasOneOf(words.map(({ word }) => word))}
      limit ${surelyMeant}) found`.execute(db)
  return rows[0]?.tickets ?? 0
}

/** Words of the dictionary whose parts are most like those of a word. */
async function wordsLike(db: Db, word: string): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from search_word where word % ${word} and word <> ${word}
    order by similarity(word, ${word}) desc, word limit ${mostAlike}`.execute(db)
  return rows.map((row) => row.word)
}

/** The word that was meant, or null where the written one is as likely. */
async function meant(db: Db, written: string): Promise<string | null> {
  const near = (await wordsLike(db, written))
    .map((word) => ({ word, edits: editsBetween(written, word) }))
    .filter(({ edits, word }) => edits <= mostEdits(written) && !word.includes(written))
    .toSorted((one, other) => one.edits - other.edits)
    .slice(0, mostWeighed)
  if (near.length === 0) return null
  const ofWritten = await weighWritten(db, written)
  if (ofWritten >= surelyMeant) return null
  const weighed = await weigh(
    db,
    near.map(({ word }) => word),
  )
  const tickets = new Map(weighed.map((row) => [row.word, row.tickets]))
  const best = near.find(({ word }) => (tickets.get(word) ?? 0) > ofWritten * likelier)
  return best?.word ?? null
}

async function compared(db: Db, words: string[]): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select search_text(word) as text
    from unnest(${words}::text[]) with ordinality as given (word, place) order by place`.execute(db)
  return rows.map(({ text }) => text)
}

const mostChecked = 4

/** What a search line may have meant, word by word. */
export async function checkSpelling(db: Db, line: string): Promise<Spelling> {
  const written = parseSearchLine(line, new Date())
    .terms.filter(
      ({ text, isExcluded, isPhrase }) => !isExcluded && !isPhrase && isPlainWord.test(text),
    )
    .map(({ text }) => text)
    .slice(0, mostChecked)
  if (written.length === 0) return { search: null, words: [] }
  const words: Spelling["words"] = []
  const texts = await compared(db, written)
  for (const [at, from] of written.entries()) {
    const to = await meant(db, texts[at] ?? from)
    if (to !== null) words.push({ from, to })
  }
  const put = new Map(words.map(({ from, to }) => [from, to]))
  const search = line.replaceAll(/\S+/gu, (piece) => put.get(piece) ?? piece)
  return { search: words.length > 0 ? search : null, words }
}
