import { sql } from "kysely"
import type { Db } from "../database/connect.ts"
import { hasOneOf } from "../search/keys.ts"
import { isCut } from "./rules.ts"

// A stem of more words than these tells little; the dictionary holds some slips of each word too.
const mostWords = 500

type Known = { stem: string; words: string[] }

/** The words of the search's dictionary that have each stem. */
async function readWords(db: Db, stems: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<Known>`
    select stem, array(
      select word from search_word_known
      where word >= search_text(stem) and word <= search_text(stem) || case when is_cut then chr(1114111) else '' end
      limit ${mostWords}) as words
    from unnest(${stems}::text[], ${stems.map(isCut)}::boolean[]) as asked (stem, is_cut)`.execute(
    db,
  )
  return new Map(rows.map(({ stem, words }) => [stem, words]))
}

/**
 * What the index of words gives for stems: tickets that hold all stems of one of the sets. Null where no
 * ticket can.
 */
export async function holdsOneSet(db: Db, sets: string[][]) {
  const words = await readWords(db, [...new Set(sets.flat())])
  const wordsOf = (stem: string) => words.get(stem) ?? []
  const singles = sets.filter((set) => set.length === 1).flat()
  const groups = [
    [singles.flatMap(wordsOf)],
    ...sets.filter((set) => set.length > 1).map((set) => set.map(wordsOf)),
  ].filter((set) => set.every((group) => group.length > 0))
  if (groups.length === 0) return null
  const conditions = groups.map((set) => sql`(${sql.join(set.map(hasOneOf), sql` and `)})`)
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`
}
