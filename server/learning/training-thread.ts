import { z } from "zod"
import { workInThread } from "../thread.ts"
import { trainDesk } from "./train-desk.ts"

/** The thread in which a desk's model is trained. */
await workInThread(z.object({ databaseUrl: z.string() }), trainDesk)
