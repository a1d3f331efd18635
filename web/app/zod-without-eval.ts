import { config } from "zod/v4/core"

// Zod compiles schemas with `new Function` where it may. Our Content-Security-Policy says it may
// not, and even the attempt is reported as an error; so it is told before any schema is built.
config({ jitless: true })
