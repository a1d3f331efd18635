import { fileURLToPath } from "node:url"

/** The command `firstline` as it was built, which starts in half the time of its sources. */
export const program = fileURLToPath(new URL("../../dist/server/cli/main.js", import.meta.url))
