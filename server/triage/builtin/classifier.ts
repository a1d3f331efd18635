import { categories, priorities, type TriageField } from "../../../contract/vocabulary.ts"
import type { Classification, Estimate, Provider, TicketText } from "../provider.ts"
import { blankDeskModel, type DeskModel } from "./desk-model.ts"
import { marksFor, type Explained } from "./explain.ts"
import { probabilitiesOf } from "./linear.ts"
import { rowOf } from "./starter-rows.ts"
import { readStarter, readWith, type Reading, type Starter } from "./starter.ts"
import { holdsWord } from "./word-set.ts"

/** One version of the classifier that needs no key and no network. */
export type Builtin = Provider & {
  readonly starter: Starter
  readonly desk: DeskModel
  /** Answers at once and always; about half a millisecond for an ordinary ticket. */
  classifyText(text: TicketText): Classification
}

/** The likeliest value with its probability. */
function likeliest<Value extends string>(
  values: readonly [Value, ...Value[]],
  shares: Float64Array,
): Estimate<Value> {
  let best: Estimate<Value> = { value: values[0], confidence: shares[0] ?? 0 }
  for (const [at, value] of values.entries()) {
    const confidence = shares[at] ?? 0
    if (confidence > best.confidence) best = { value, confidence }
  }
  return best
}

/** What the starter and the desk's model together think of a text: a probability for every value. */
export const sharesOf = (desk: DeskModel, reading: Reading, field: TriageField): Float64Array =>
  probabilitiesOf(desk[field], reading.features, reading.logPrior[field])

// Of 52 sentences in the languages of the seed tickets, 49 have so many of their parts of words known, or so many
// of their words; of 52 in other languages, ten, most of which are close to one of them: Catalan, Norwegian.
const knownParts = 0.75
// One long odd word has most of a short text's parts. And a desk teaches words: its parts of words would soon be
// those of every language.
const knownWords = 0.6
// Words that the rules know count in languages without seed tickets, too.
const enoughSignals = 2
// So many parts of words are a sentence, even where no blanks part its words. Of less, one word is enough.
const partsOfSentence = 40

/** Whether enough of a text was met by the starter or taught by the desk. */
function knowsLanguage(
  { starter, desk }: { starter: Starter; desk: DeskModel },
  { features, signals }: Reading,
): boolean {
  if (signals.length >= enoughSignals) return true
  const { words, indexes } = features
  const known = words.filter(
    (word) => holdsWord(starter.words, word) || holdsWord(desk.words, word),
  )
  if (indexes.length < partsOfSentence) return known.length > 0 || signals.length > 0
  const parts = indexes.filter((bucket) => rowOf(starter.rows, bucket) >= 0)
  return parts.length / indexes.length >= knownParts || known.length / words.length >= knownWords
}

const pointing = (words: string[]) =>
  `${words.join(" and ")} ${words.length === 1 ? "points" : "point"}`

function reasonFor(explained: Explained, values: Record<TriageField, string>): string {
  const marks = marksFor(explained, values)
  const wordsFor = (field: TriageField) => {
    const words = new Set(
      marks[field].map(({ part, start, end }) =>
        explained.text[part].slice(start, end).toLowerCase(),
      ),
    )
    return [...words].slice(0, 2).map((word) => `“${word.slice(0, 40)}”`)
  }
  const [category, priority] = [wordsFor("category"), wordsFor("priority")]
  const parts = [
    ...(category.length === 0 ? [] : [`${pointing(category)} to ${values.category}`]),
    ...(priority.length === 0 ? [] : [`${pointing(priority)} to ${values.priority} priority`]),
  ]
  return parts.length === 0
    ? "No word in the text speaks for a value."
    : `${parts.join(", ")}.`.slice(0, 200).toWellFormed()
}

/** The classifier as it stands after a desk's model; the name tells which one that is. */
export function createBuiltin({
  starter,
  desk,
  model,
}: {
  starter: Starter
  desk: DeskModel
  model: string
}): Builtin {
  const versions = { starter, desk }
  function classifyText(text: TicketText): Classification {
    const reading = readWith(starter, text)
    const isUnderstood = knowsLanguage(versions, reading)
    // Parts of words of a language that nobody taught speak by chance; what the rules found does not.
    const shares = (field: TriageField) =>
      isUnderstood
        ? sharesOf(desk, reading, field)
        : reading.ruleLogs[field].map((log) => Math.exp(log))
    const answer = {
      category: likeliest(categories, shares("category")),
      priority: likeliest(priorities, shares("priority")),
    }
    const values = { category: answer.category.value, priority: answer.priority.value }
    return {
      ...answer,
      reason: reasonFor({ ...versions, text, signals: reading.signals }, values),
      knowsLanguage: isUnderstood,
    }
  }
  return {
    name: "builtin",
    model,
    promptVersion: "none",
    ...versions,
    classifyText,
    classify: async (text) => ({ ...classifyText(text), usage: null }),
  }
}

/** The classifier as it is shipped, before any desk has taught it. */
export function createStarterBuiltin(): Builtin {
  const starter = readStarter()
  return createBuiltin({ starter, desk: blankDeskModel(), model: starter.name })
}
