import type { Db } from "../database/connect.ts"
import { readStarter } from "../triage/builtin/starter.ts"
import type { TicketText } from "../triage/provider.ts"
import { saveOutcomes, type Claim, type SavedOutcome } from "./claims.ts"
import { labelsBefore, ticketsOf } from "./queries.ts"
import { createReplay, type Replay } from "./replay.ts"
import { outcomeOf, type Outcome } from "./rules.ts"

const saveEvery = 25

/** What the replayed classifier answers, and how long it took. */
export function askReplay(replay: Replay, text: TicketText): Outcome {
  const startedAt = performance.now()
  const classification = replay.predict(text)
  return outcomeOf(classification, { latencyMs: performance.now() - startedAt, usage: null })
}

/**
 * Goes through a back-test's tickets in their order: predicts each, and only then learns it. Those that
 * were answered before an interruption are only learned.
 */
export async function replayDesk(db: Db, claim: Pick<Claim, "id" | "attempt">): Promise<void> {
  const tickets = await ticketsOf(db, claim.id)
  const [first] = tickets
  if (first === undefined) return
  const replay = createReplay(readStarter(), await labelsBefore(db, first))
  let unsaved: SavedOutcome[] = []
  for (const { ticketId, label, isDone } of tickets) {
    if (!isDone) unsaved.push({ ticketId, outcome: askReplay(replay, label) })
    replay.learn(label)
    if (unsaved.length < saveEvery) continue
    await saveOutcomes(db, claim, unsaved)
    unsaved = []
  }
  await saveOutcomes(db, claim, unsaved)
}
