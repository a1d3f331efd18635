import { Command, InvalidArgumentError } from "commander"

export type BenchOptions = {
  rows: number
  /** How long each call is measured at each number of clients, at most. */
  seconds: number
  /** A folder or the address of a database that stays filled; without one, nothing stays. */
  keep: string | undefined
  only: string
  workers: string | undefined
  cpuProf: boolean
}

const positive = (given: string) => {
  const number = Number(given)
  if (!(number > 0)) throw new InvalidArgumentError("It must be a number above 0.")
  return number
}

const wholeNumber = (given: string) => {
  if (!Number.isSafeInteger(positive(given))) {
    throw new InvalidArgumentError("It must be a whole number.")
  }
  return Number(given)
}

/** What the command line asks for. */
export const readOptions = (args: string[]): BenchOptions =>
  new Command("npm run bench --")
    .description("Fills a database with tickets and measures the desk's calls on it.")
    .option("--rows <tickets>", "how many tickets the desk holds", wholeNumber, 1_000_000)
    .option("--seconds <seconds>", "how long a call is measured at most", positive, 5)
    .option("--keep <place>", "a folder or DATABASE_URL that stays filled for the next run")
    .option("--only <part>", "only the calls whose name holds this, or the recall of search", "")
    .option("--workers <count>", "how many processes serve, passed on to the desk")
    .option("--cpu-prof", "let Node profile the desk, and say where the profile lies", false)
    .parse(args, { from: "user" })
    .opts()
