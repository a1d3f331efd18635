import { sql } from "kysely"
import { parseSearchLine, replaceWords } from "../../contract/search-line.ts"
import type { Spelling } from "../../contract/search.ts"
import type { Db } from "../database/connect.ts"
import { asCompared } from "./candidates.ts"
import { editsBetween, isLikelySlip, mostEdits, oneEditFrom } from "./edits.ts"
import { hasOneOf } from "./keys.ts"
import { containsPattern } from "./terms.ts"
import { lengthOf } from "./words.ts"

const isPlainWord = /^\p{L}{3,30}$/u
// Shorter words are one letter apart from many others, names and abbreviations among them.
const longEnough = 4
const mostAlike = 40
// So many candidates are counted, those first that a slip makes most easily.
const mostWeighed = 12
// A word that so many tickets hold is meant as it stands.
const surelyMeant = 200
// What was meant is held by so many times more tickets than what was written, if the slip is a likely one.
// On a large desk a common slip stands in many tickets too; but a word that many hold is often another word,
// one letter beside a more common one.
const likelier = ({ tickets }: Written) => (tickets < 50 ? 3 : 10)
// A likely slip weighs as much as another one from a word that so many times more tickets hold.
const likelySlip = 8

// Candidates are told apart by how many tickets hold them, up to so many.
const fewest = 50
// A beginning of so many words is written on purpose.
const mostWords = 100

type Weighed = { word: string; tickets: number }
type Written = { text: string; tickets: number }

/** How many tickets hold each word, counted up to so many. */
async function weigh(db: Db, words: string[], most: number): Promise<Weighed[]> {
  const { rows } = await sql<Weighed>`
    select word, (select count(*)::int from (
      select from ticket where ${hasOneOf(sql`array[word]`)} limit ${most}) found) as tickets
    from unnest(${words}::text[]) word`.execute(db)
  return rows
}

/** How many tickets a search for the word finds, parts of longer words too, counted in the same way. */
async function weighWritten(db: Db, written: string): Promise<number> {
  const { rows: words } = await sql<{ word: string }>`
    select word from search_word_known where word like ${containsPattern(written)}
    limit ${mostWords}`.execute(db)
  if (words.length === mostWords) return surelyMeant
  if (words.length === 0) return 0
  const { rows } = await sql<{ tickets: number }>`
    select count(*)::int as tickets from (
      select from ticket where ${hasOneOf(words.map(({ word }) => word))}
      limit ${surelyMeant}) found`.execute(db)
  return rows[0]?.tickets ?? 0
}

/**
 * Words of the dictionary that one slip parts from a word, those first whose parts are most like its. Looked up
 * by key: a swap in a short word leaves no part of three letters that an index could find it by.
 */
async function wordsBeside(db: Db, word: string): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from search_word_known where word = any(${oneEditFrom(word)}::text[])
    order by similarity(word, ${word}) desc, word`.execute(db)
  return rows.map((row) => row.word)
}

// Few slips are in the first letter (one in thirteen: Pollock and Zamora, CACM 27, 1984), and two slips of which
// one is there part words that have nothing to do with each other, such as "pollution" and "solution".
const beginsAlike = (one: string, other: string) => one.at(0) === other.at(0)

/** Words of the dictionary that two slips part from a word, in the same order. */
async function wordsLike(db: Db, word: string): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select word from search_word_known where word % ${word} and word <> ${word}
    order by similarity(word, ${word}) desc, word limit ${mostAlike}`.execute(db)
  return rows
    .map((row) => row.word)
    .filter((other) => {
      const edits = editsBetween(word, other)
      return edits > 1 && edits <= mostEdits(word) && beginsAlike(word, other)
    })
}

/** The candidate that was meant most likely, or null where the written word is as likely. */
async function likeliest(db: Db, near: string[], written: Written): Promise<string | null> {
  const ease = (word: string) => (isLikelySlip(written.text, word) ? 1 : 1 / likelySlip)
  const candidates = near
    // A search for the written word finds them all the same.
    .filter((word) => !word.includes(written.text))
    .filter((word) => lengthOf(written.text) >= longEnough || isLikelySlip(written.text, word))
    // What a ticket holds and is only longer at its end is another form of the word.
    .filter((word) => written.tickets === 0 || !written.text.startsWith(word))
    .toSorted((one, other) => ease(other) - ease(one))
    .slice(0, mostWeighed)
  if (candidates.length === 0) return null
  const needed = written.tickets * likelier(written)
  const [best] = (await weigh(db, candidates, Math.max(fewest, needed + 1)))
    .map(({ word, tickets }) => ({ word, weight: tickets * ease(word) }))
    .filter(({ weight }) => weight > needed)
    .toSorted((one, other) => other.weight - one.weight)
  return best?.word ?? null
}

/** The word that was meant, or null where the written one is as likely. */
async function meant(db: Db, text: string): Promise<string | null> {
  const written = { text, tickets: await weighWritten(db, text) }
  if (written.tickets >= surelyMeant) return null
  const beside = await likeliest(db, await wordsBeside(db, text), written)
  // Two slips in a word that tickets hold are another word.
  if (beside !== null || written.tickets > 0 || mostEdits(text) === 1) return beside
  return likeliest(db, await wordsLike(db, text), written)
}

const mostChecked = 8

/** A word without the signs around it, such as a comma behind it. */
const bare = (text: string) => text.replaceAll(/^\P{L}+|\P{L}+$/gu, "")

/** What a search line may have meant, word by word. */
export async function checkSpelling(db: Db, line: string): Promise<Spelling> {
  const written = parseSearchLine(line, new Date())
    .terms.filter(({ isExcluded, isPhrase }) => !isExcluded && !isPhrase)
    .map(({ text }) => bare(text))
    .filter((text) => isPlainWord.test(text))
    .slice(0, mostChecked)
  if (written.length === 0) return { search: null, words: [] }
  const words: Spelling["words"] = []
  const texts = await asCompared(db, written)
  for (const [at, from] of written.entries()) {
    const to = await meant(db, texts[at] ?? from)
    if (to !== null) words.push({ from, to })
  }
  const put = new Map(words.map(({ from, to }) => [from, to]))
  const withMeant = (raw: string) => {
    const word = bare(raw)
    return raw.replace(word, put.get(word) ?? word)
  }
  return words.length > 0
    ? { search: replaceWords(line, withMeant), words }
    : { search: null, words }
}
