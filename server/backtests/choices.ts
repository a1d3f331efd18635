import { sql } from "kysely"
import {
  backtestProviders,
  type BacktestChoices,
  type BacktestProvider,
} from "../../contract/backtests.ts"
import type { Db } from "../database/connect.ts"
import type { Deps } from "../deps.ts"
import { isCounted } from "../learning/queries.ts"
import type { Author } from "../triage/provider.ts"
import { costOf } from "../triage/budget.ts"
import { instructions } from "../triage/prompt.ts"
import { authorFor } from "./commands.ts"
import { roleOf } from "./rules.ts"

const mostLabels = 10_000

async function countLabelled(db: Db): Promise<number> {
  const { rows } = await sql<{ labelled: number }>`
    select count(*)::int as labelled
    from (select from label where ${isCounted} limit ${mostLabels}) found`.execute(db)
  return rows[0]?.labelled ?? 0
}

type Tokens = { input: number; output: number }

const lastAnswers = 100
// Who has not answered lately would be looked for in all answers there ever were.
const lastLooked = 10_000

/** The mean of what an author's last answers used; null where it has not answered. */
async function tokensOf(db: Db, { name, model, promptVersion }: Author): Promise<Tokens | null> {
  const { rows } = await sql<{ input: number | null; output: number | null }>`
    select avg(input_tokens)::float8 as input, avg(output_tokens)::float8 as output
    from (select input_tokens, output_tokens
      from (select * from suggestion order by id desc limit ${lastLooked}) recent
      where provider = ${name} and model = ${model} and prompt_version = ${promptVersion}
        and input_tokens is not null and output_tokens is not null
      order by id desc limit ${lastAnswers}) answered`.execute(db)
  const { input, output } = rows[0] ?? { input: null, output: null }
  return input === null || output === null ? null : { input, output }
}

// English has about four characters a token; an answer is a short object with one sentence of reason.
const charactersPerToken = 4
const answerTokens = 80

/** A guess, before a model was ever asked, from the length of the prompt and of the newest tickets. */
async function guessTokens(db: Db): Promise<Tokens> {
  const { rows } = await sql<{ characters: number | null }>`
    select avg(length(title) + length(description))::float8 as characters
    from (select title, description from ticket order by id desc limit ${lastAnswers}) newest`.execute(
    db,
  )
  const characters = instructions.length + (rows[0]?.characters ?? 0)
  return { input: characters / charactersPerToken, output: answerTokens }
}

type Choice = BacktestChoices["providers"][number]

async function choiceOf({ db, triage }: Deps, asked: BacktestProvider): Promise<Choice> {
  const author = authorFor(triage, asked)
  if (author === null) return { asked, provider: null, model: null, cost_each: null }
  const known = { asked, provider: author.name, model: author.model }
  if (asked === "builtin") return { ...known, cost_each: 0 }
  const tokens = (await tokensOf(db, author)) ?? (await guessTokens(db))
  return { ...known, cost_each: costOf(tokens, triage.budget.pricesOf(roleOf(asked))) }
}

/** Who can be asked after the fact, about how many tickets, and for about what money. */
export async function readChoices(deps: Deps): Promise<BacktestChoices> {
  const providers: Choice[] = []
  for (const asked of backtestProviders) providers.push(await choiceOf(deps, asked))
  return { labelled: await countLabelled(deps.db), providers }
}
