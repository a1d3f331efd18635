import { defineConfig } from "vitest/config"

const shared = { env: { TZ: "Asia/Kathmandu" }, restoreMocks: true }
const withDatabase = { ...shared, globalSetup: ["tests/support/global-setup.ts"] }

export default defineConfig({
  test: {
    // One less than there are cores is what vitest takes, and on two cores half of the time is waiting.
    maxWorkers: "100%",
    reporters: ["default", "./tests/support/summary-reporter.ts"],
    projects: [
      {
        test: {
          ...shared,
          name: "units",
          include: ["{contract,web}/**/*.test.ts"],
          // They start nothing that could outlive them, so they may share what they import.
          isolate: false,
          testTimeout: 15_000,
        },
      },
      {
        test: {
          ...withDatabase,
          name: "server",
          include: ["{server,evals,bench}/**/*.test.ts", "tests/*.test.ts"],
          testTimeout: 15_000,
        },
      },
      {
        test: {
          ...withDatabase,
          name: "browser",
          include: ["tests/browser/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
