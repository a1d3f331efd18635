import cluster from "node:cluster"
import { availableParallelism } from "node:os"
import { Command, InvalidArgumentError, Option } from "commander"
import { pino } from "pino"
import { backtestProviders, type BacktestProvider } from "../../contract/backtests.ts"
import { importName, transferFormats } from "../../contract/transfer.ts"
import { ConfigRefused, readConfig, type Config } from "../config.ts"
import { StartRefused } from "../start-refused.ts"
import type { ExportOptions } from "./export.ts"
import { mostWorkers } from "./workers.ts"

/** Tells what went wrong: a sentence where the operator can mend it, everything where it is a bug. */
function explain(error: unknown): void {
  if (error instanceof ConfigRefused) {
    console.error("Firstline cannot start with these settings:")
    for (const fault of error.faults) console.error(`  - ${fault}`)
  } else if (error instanceof StartRefused) {
    console.error(error.message)
  } else {
    console.error(error)
  }
}

// Each command loads its own code alone, and so starts in a part of the time.
type Run = (config: Config, log: pino.Logger) => Promise<void>

const command = (run: Run) => async () => {
  try {
    const config = readConfig(process.env)
    await run(config, pino({ level: config.logLevel }))
  } catch (error) {
    explain(error)
    process.exitCode = 1
  }
}

function importNamed(given: string): string {
  if (importName.test(given)) return given
  throw new InvalidArgumentError(
    "It must be 1 to 100 letters, digits, dots, hyphens or underscores.",
  )
}

const program = new Command("firstline").description("A support desk that triages as you write.")
program
  .command("migrate")
  .description("bring the database up to date")
  .action(
    command(async (config, log) => (await import("./migrate.ts")).migrateDatabase(config, log)),
  )
program
  .command("check")
  .description("compare the counters with a full count, and mend them")
  .action(command(async (config, log) => (await import("./check.ts")).check(config, log)))
program
  .command("seed")
  .description("fill an empty desk with sample tickets")
  .action(command(async (config, log) => (await import("./seed.ts")).seed(config, log)))

program
  .command("import")
  .description("bring in tickets from a file; run again, it goes on where it ended")
  .argument("<file>", "CSV with a header, or JSON Lines: title, description and what else is known")
  .option(
    "--name <name>",
    "by what the desk remembers how much is in; the file's content by default",
    importNamed,
  )
  .action((file: string, given: { name?: string }) =>
    command(async (config) => (await import("./import.ts")).importFile(config, file, given))(),
  )
program
  .command("export")
  .description("write all tickets, oldest first")
  .addOption(
    new Option("--format <format>", "csv, or what --out ends with").choices(transferFormats),
  )
  .option("--out <file>", "instead of standard output")
  .action((given: ExportOptions) =>
    command(async (config) => (await import("./export.ts")).exportFile(config, given))(),
  )

const wholeNumber = (given: string) => {
  if (!/^[1-9]\d{0,6}$/.test(given)) {
    throw new InvalidArgumentError("It must be a whole number from 1 to 9999999.")
  }
  return Number(given)
}
const workers = (given: string) => {
  if (given === "cores") return Math.min(mostWorkers, availableParallelism())
  const count = wholeNumber(given)
  if (count > mostWorkers) throw new InvalidArgumentError(`It must be at most ${mostWorkers}.`)
  return count
}
program
  .command("serve", { isDefault: true })
  .description("serve the desk")
  .option("--workers <count>", "in so many processes, or in as many as there are cores", workers, 1)
  .action((given: { workers: number }) =>
    command(async (config, log) => {
      const { serve, serveAsWorker } = await import("./serve.ts")
      await (cluster.isWorker ? serveAsWorker(config, log) : serve(config, log, given.workers))
    })(),
  )

const share = (given: string) => {
  if (!/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(given)) {
    throw new InvalidArgumentError("It must be a number from 0 to 1, as 0.8.")
  }
  return Number(given)
}
type Given = { provider: BacktestProvider; last: number; minAccuracy?: number; json: boolean }
program
  .command("evaluate")
  .description("print how often triage would have been right on the desk's labels, or on a file's")
  .argument("[file]", "JSON Lines of title, description, category and priority, oldest first")
  .addOption(
    new Option("--provider <provider>", "who is asked")
      .choices(backtestProviders)
      .default("builtin"),
  )
  .option("--last <tickets>", "how many labelled tickets, the newest", wholeNumber, 1_000)
  .option("--min-accuracy <share>", "end with 1 below this", share)
  .option("--json", "print JSON", false)
  .action((file: string | undefined, given: Given) =>
    command(async (config) =>
      (await import("./evaluate.ts")).evaluate(config, { ...given, file }),
    )(),
  )

// Without a command the desk is served, so a mistyped one would be taken for an argument of that.
const [wanted] = process.argv.slice(2)
const names = [...program.commands.map((one) => one.name()), "help"]
if (wanted !== undefined && !wanted.startsWith("-") && !names.includes(wanted)) {
  program.error(`error: there is no command '${wanted}'; there are ${names.join(", ")}`)
}
await program.parseAsync()
