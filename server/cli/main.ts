import { Command } from "commander"
import { pino } from "pino"
import { ConfigRefused, readConfig, type Config } from "../config.ts"
import { StartRefused } from "../start-refused.ts"
import { migrateDatabase } from "./migrate.ts"
import { seed } from "./seed.ts"
import { serve } from "./serve.ts"

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

const program = new Command("firstline").description("A support desk that triages as you write.")
program.command("serve", { isDefault: true }).description("serve the desk").action(command(serve))
program
  .command("migrate")
  .description("bring the database up to date")
  .action(command(migrateDatabase))
program.command("seed").description("fill an empty desk with sample tickets").action(command(seed))

await program.parseAsync()
