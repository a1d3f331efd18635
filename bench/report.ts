import { cpus, loadavg, totalmem } from "node:os"
import { Client } from "pg"
import { percentile, type Measured } from "./load.ts"

/** Runs a step and tells how long it took. */
export async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`)
  return result
}

/** Tells a row of a Markdown table. */
export const tellRow = (cells: string[]) => console.log(`| ${cells.join(" | ")} |`)

/** Begins a Markdown table; its rows follow one by one. */
export function tellHead(cells: string[]): void {
  console.log("")
  tellRow(cells)
  tellRow(cells.map((_, at) => (at === 0 ? "---" : "---:")))
}

const query = async <Row extends object>(url: string, sql: string): Promise<Row[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(sql)
    return rows
  } finally {
    await client.end()
  }
}

// The tables that grow with the tickets; small ones would only fill the page.
const sizesSql = `
  select relname as name, pg_size_pretty(pg_table_size(pg_class.oid)) as size
  from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where nspname = current_schema and relkind in ('r', 'i') and pg_table_size(pg_class.oid) > 1000000
  order by pg_table_size(pg_class.oid) desc`

/** Tells how large the tables and indexes are. */
export async function tellSizes(url: string): Promise<void> {
  tellHead(["table or index", "size"])
  for (const { name, size } of await query<{ name: string; size: string }>(url, sizesSql)) {
    tellRow([name, size])
  }
}

/** Tells on what was measured. */
export async function tellMachine(url: string, rows: number): Promise<void> {
  const [version] = await query<{ server_version: string }>(url, "show server_version")
  const models = new Set(cpus().map(({ model }) => model.trim()))
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  console.log("")
  console.log(
    [
      `${rows} tickets`,
      `${cpus().length} cores (${[...models].join(", ")})`,
      `${memory} GiB`,
      `Node ${process.version}`,
      `PostgreSQL ${version?.server_version.split(" ")[0]}`,
    ].join(", "),
  )
}

const head = ["p50 ms", "p95 ms", "p99 ms", "HTTP a second", "driver a second", "ratio"]

/** Begins the table of the calls for so many clients. */
export const tellClients = (clients: number) =>
  tellHead([clients === 1 ? "1 client" : `${clients} clients`, ...head])

const rate = (perSecond: number) => perSecond.toFixed(perSecond < 10 ? 1 : 0)

const failed = ({ failures }: Measured) =>
  [...failures].map(([reason, times]) => `, ${times} × ${reason}`).join("")

/** Tells what a call took through HTTP, and its SQL through the bare driver. */
export function tellCall(what: string, http: Measured, driver: Measured): void {
  const latencies = [0.5, 0.95, 0.99].map((share) => percentile(http, share)?.toFixed(1) ?? "")
  tellRow([
    `${what}${failed(http)}${failed(driver)}`,
    ...latencies,
    rate(http.perSecond),
    rate(driver.perSecond),
    driver.perSecond > 0 ? (http.perSecond / driver.perSecond).toFixed(2) : "",
  ])
}

/** Tells how busy the machine was; more than there are cores, and others had their share of it. */
export const tellLoadAverage = () =>
  console.log(`\nLoad average of the last minute: ${loadavg()[0]?.toFixed(1)}`)
