import type { Category, Priority } from "../../contract/vocabulary.ts"
import type { Db } from "../../server/database/connect.ts"

type Said = { category?: Category; priority?: Priority; requester?: Category }

const letters = "abcdefghijklmnopqrstuvwxyz"
let told = 0

/** Four words that no other text has, since near-copies count as one label. */
function unusedWords(): string {
  const code = [told, told / 26, told / 676].map((part) => letters[Math.floor(part) % 26]).join("")
  told++
  return ["ba", "ke", "li", "mo"].map((start) => `${start}${code}`).join(" ")
}

/** So many tickets about a thing, and what people said about each; returns their numbers. */
export async function decide(db: Db, n: number, thing: string, said: Said): Promise<number[]> {
  const tickets = await db
    .insertInto("ticket")
    .values(
      Array.from({ length: n }, () => {
        const words = `${thing} ${unusedWords()}`
        const description = `The ${thing} is here`
        return { title: words, description, category: "general", priority: "medium" } as const
      }),
    )
    .returning(["id", "title"])
    .execute()
  const labels = tickets.map(({ id, title }) => ({
    ticket_id: id,
    text_key: Buffer.from(title),
    desk_category: said.category ?? null,
    requester_category: said.requester ?? null,
    desk_priority: said.priority ?? null,
    category_kind: said.category || said.requester ? ("chosen" as const) : null,
    priority_kind: said.priority ? ("chosen" as const) : null,
  }))
  await db.insertInto("label").values(labels).execute()
  return tickets.map(({ id }) => id)
}

/** So many pairs of labels of a kind that is learned better together than one by one. */
export async function decideOnPairs(db: Db, pairs: number): Promise<void> {
  for (let at = 0; at < pairs; at++) {
    await decide(db, 1, "Wobblefrotz blue", { category: "technical", priority: "high" })
    await decide(db, 1, "Wobblefrotz red", { category: "general", priority: "low" })
  }
}
