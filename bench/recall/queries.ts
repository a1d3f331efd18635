import { readFileSync } from "node:fs"
import { shuffle } from "../../server/triage/builtin/learner.ts"
import { createRandom } from "../../server/triage/builtin/random.ts"
import { makeSlip, slips, type Slip } from "./slips.ts"
import { fold, tickets, ticketsWith, wordsOf } from "./tickets.ts"

/** What is typed, and the words that were meant, folded. */
export type Query = {
  kind: string
  search: string
  meant: string[]
  language: string
  hasSlip: boolean
  /** One half was looked at while corrections were improved; the other was only scored. */
  half: "looked at" | "only scored"
}
type Drawn = Pick<Query, "search" | "meant" | "language">
type Word = { word: string; language: string }

const seed = 20_261_123
// Nobody searches for what stands in more than one ticket of twenty.
const mostTickets = tickets.length / 20

const isPlain = ({ word }: Word) => /^\p{L}{4,30}$/u.test(word) && ticketsWith(word) <= mostTickets

/** Each word of the tickets once, in an order in which those that are written often tend to be first. */
function drawWords(): Word[] {
  const written = tickets.flatMap((ticket) =>
    wordsOf(ticket).map((word) => ({ word, language: ticket.language })),
  )
  const words = new Map<string, Word>()
  for (const one of shuffle(written, seed).filter(isPlain)) {
    if (!words.has(fold(one.word))) words.set(fold(one.word), one)
  }
  return [...words.values()]
}

/** Takes the first words out of a list of which something can be made. */
function takeFirst(count: number, words: Word[], make: (one: Word) => Drawn | null): Drawn[] {
  const made: Drawn[] = []
  for (let at = 0; at < words.length && made.length < count;) {
    const one = words[at]
    const drawn = one ? make(one) : null
    if (drawn) {
      made.push(drawn)
      words.splice(at, 1)
    } else at += 1
  }
  return made
}

const asMeant = ({ word, language }: Word): Drawn => ({
  search: word,
  meant: [fold(word)],
  language,
})

const random = createRandom(seed)
const rules = Object.values(slips)

/** A slip that makes another word of the tickets is none that anybody could see. */
const slipIn = (one: Word, search: string | null): Drawn | null =>
  search === null || ticketsWith(search) > 0 || fold(search) === fold(one.word)
    ? null
    : { ...asMeant(one), search }

const oneSlip = (rule: Slip) => (one: Word) => slipIn(one, makeSlip(one.word, rule, random))

function makeAnySlip(word: string): string | null {
  const rule = rules[Math.floor(random() * rules.length)]
  return rule ? makeSlip(word, rule, random) : null
}

function twoSlips(one: Word): Drawn | null {
  if (one.word.length < 8) return null
  const first = makeAnySlip(one.word)
  return first === null ? null : slipIn(one, makeAnySlip(first))
}

type Misspelling = { wrong: string; right: string }

const misspellings: Misspelling[] = readFileSync(
  new URL("./misspellings.tsv", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [wrong = "", right = ""] = line.split("\t")
    return { wrong, right }
  })

const listed = shuffle([...misspellings], seed)
const inEnglish = (search: string, meant: string): Drawn => ({
  search,
  meant: [meant],
  language: "en",
})

const misspelled = listed
  .filter(({ wrong, right }) => ticketsWith(right) > 0 && ticketsWith(wrong) === 0)
  .map(({ wrong, right }) => inEnglish(wrong, right))
const inNoTicket = listed
  .filter(({ right }) => ticketsWith(right) === 0)
  .map(({ right }) => inEnglish(right, right))

/** A word and another one of the same ticket. */
function withNeighbour(one: Word): Drawn | null {
  const ticket = tickets.find((candidate) => wordsOf(candidate).includes(one.word))
  const other = ticket && wordsOf(ticket).findLast((word) => isPlain({ ...one, word }))
  if (other === undefined || other === one.word) return null
  return {
    search: `${one.word} ${other}`,
    meant: [fold(one.word), fold(other)],
    language: one.language,
  }
}

const withoutAccents = (one: Word): Drawn | null =>
  fold(one.word) === one.word ? null : { ...asMeant(one), search: fold(one.word) }

const rare = (one: Word) => (ticketsWith(one.word) === 1 ? asMeant(one) : null)
const common = (one: Word) => (ticketsWith(one.word) >= mostTickets / 3 ? asMeant(one) : null)

function drawAll(): Query[] {
  const words = drawWords()
  const kinds: [kind: string, hasSlip: boolean, drawn: Drawn[]][] = [
    ...Object.entries(slips).map(([name, rule]): [string, boolean, Drawn[]] => [
      name,
      true,
      takeFirst(20, words, oneSlip(rule)),
    ]),
    ["two of these in a long word", true, takeFirst(20, words, twoSlips)],
    ["a common misspelling", true, misspelled.slice(0, 60)],
    ["right, a rare word", false, takeFirst(8, words, rare)],
    ["right, a common word", false, takeFirst(8, words, common)],
    ["right, two words", false, takeFirst(8, words, withNeighbour)],
    ["right, but for its accents", false, takeFirst(8, words, withoutAccents)],
    ["right, but in no ticket", false, inNoTicket.slice(0, 8)],
  ]
  return kinds.flatMap(([kind, hasSlip, drawn]) =>
    drawn.map((query, at) => ({
      ...query,
      kind,
      hasSlip,
      half: at % 2 === 0 ? "looked at" : "only scored",
    })),
  )
}

/** 200 queries, always the same ones. */
export const queries: Query[] = drawAll()
