import { z } from "zod"
import { workInThread } from "../thread.ts"
import { replayDesk } from "./replay-desk.ts"

/** The thread in which the built-in classifier is asked after the fact. */
const schema = z.object({ databaseUrl: z.string(), id: z.int(), attempt: z.int() })

await workInThread(schema, async (db, claim) => {
  await replayDesk(db, claim)
  return "done"
})
