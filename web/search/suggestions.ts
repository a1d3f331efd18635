import { parseSearchLine, searchSorts, type SearchSort } from "../../contract/search-line.ts"
import { categories, priorities, statuses } from "../../contract/vocabulary.ts"
import { categoryLabels, priorityLabels, statusLabels } from "../ui/labels.ts"

/** What could stand in place of the word that is being typed, and what it means. */
export type Suggestion = { text: string; meaning: string }

type Operator = {
  name: string
  meaning: string
  /** What its opposite, with a hyphen, means; null where there is none. */
  excludes: string | null
  isList: boolean
  valuesAt: (now: Date) => Suggestion[]
}

const sortMeanings: Record<SearchSort, string> = {
  newest: "Newest first",
  oldest: "Oldest first",
  priority: "Critical first",
  updated: "Changed last first",
}

const listed = <Value extends string>(
  values: readonly Value[],
  meanings: Record<Value, string>,
): Suggestion[] => values.map((text) => ({ text, meaning: meanings[text] }))

const operators: readonly Operator[] = [
  {
    name: "status",
    meaning: "Where the work stands",
    excludes: "Any status but this",
    isList: true,
    valuesAt: () => listed(statuses, statusLabels),
  },
  {
    name: "priority",
    meaning: "How urgent it is",
    excludes: "Any priority but this",
    isList: true,
    valuesAt: () => listed(priorities, priorityLabels),
  },
  {
    name: "category",
    meaning: "What it is about",
    excludes: "Any category but this",
    isList: true,
    valuesAt: () => listed(categories, categoryLabels),
  },
  { name: "created", meaning: "When it came in", excludes: null, isList: false, valuesAt: spansAt },
  {
    name: "sort",
    meaning: "In which order",
    excludes: null,
    isList: false,
    valuesAt: () => listed(searchSorts, sortMeanings),
  },
]

/** Spans of time as they are written, with dates around today. */
function spansAt(now: Date): Suggestion[] {
  const today = now.toISOString().slice(0, 10)
  const month = today.slice(0, 7)
  return [
    { text: "24h", meaning: "The last 24 hours" },
    { text: "7d", meaning: "The last 7 days; also w, m and y" },
    { text: today, meaning: "Today, in UTC" },
    { text: month, meaning: "This month" },
    { text: `>=${today}`, meaning: "That day or later" },
    { text: `<${today}`, meaning: "Before that day" },
    { text: `${month}-01..${today}`, meaning: "From one day to another; one may be left out" },
  ]
}

/** The place of the word that ends at the caret; null within a word or a phrase. */
function wordAt(line: string, caret: number): { start: number; text: string } | null {
  const before = line.slice(0, caret)
  if (/\S/.test(line.charAt(caret)) || before.split('"').length % 2 === 0) return null
  const [text = ""] = /\S*$/.exec(before) ?? []
  return { start: caret - text.length, text }
}

/** What may follow at the caret: operators after a letter or a hyphen, values after a colon. */
export function suggestionsAt(line: string, caret: number, now: Date): Suggestion[] {
  const word = wordAt(line, caret)?.text.toLowerCase() ?? ""
  if (word === "") return []
  const minus = word.startsWith("-") ? "-" : ""
  const [name = "", value] = word.slice(minus.length).split(/:(.*)/s)
  const fitting = operators.filter((each) => minus === "" || each.excludes !== null)
  if (value === undefined) {
    return fitting
      .filter((each) => each.name.startsWith(name))
      .map((each) => ({
        text: `${minus}${each.name}:`,
        meaning: (minus && each.excludes) || each.meaning,
      }))
  }
  const operator = fitting.find((each) => each.name === name)
  return operator ? valuesFor(operator, value, now, `${minus}${name}:`) : []
}

function valuesFor(operator: Operator, typed: string, now: Date, before: string): Suggestion[] {
  const done = operator.isList ? typed.split(",").slice(0, -1) : []
  const [last = ""] = typed.split(",").slice(-1)
  const stem = operator.isList ? last.replaceAll("-", "_") : typed
  return operator
    .valuesAt(now)
    .filter(({ text }) => text.startsWith(stem) && text !== stem && !done.includes(text))
    .map(({ text, meaning }) => ({ text: `${before}${[...done, text].join(",")}`, meaning }))
}

export type TypedLine = { line: string; caret: number }

/** The line with the suggestion in place of the word at the caret, ready for what comes next. */
export function take({ line, caret }: TypedLine, { text }: Suggestion): TypedLine {
  const start = wordAt(line, caret)?.start ?? caret
  const gap = text.endsWith(":") || line.charAt(caret) === " " ? "" : " "
  return {
    line: `${line.slice(0, start)}${text}${gap}${line.slice(caret)}`,
    caret: start + text.length + gap.length,
  }
}

/** Whether the line ends in a hyphen, or in an operator whose value is still being typed. */
export function isHalfWritten(line: string, now: Date): boolean {
  const word = wordAt(line, line.length)?.text ?? ""
  if (word === "-") return true
  const [, name] = /^-?([a-z]+):/i.exec(word) ?? []
  const isOperator = operators.some((each) => each.name === name?.toLowerCase())
  return isOperator && parseSearchLine(word, now).unknown.length > 0
}
