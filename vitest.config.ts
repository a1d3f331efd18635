import { defineConfig } from "vitest/config"

const shared = {
  env: { TZ: "Asia/Kathmandu" },
  globalSetup: ["tests/support/global-setup.ts"],
  restoreMocks: true,
  // Files share what they import: loading it anew for each of a hundred took two minutes. No test mocks a module.
  isolate: false,
}

export default defineConfig({
  test: {
    // One less than there are cores is what vitest takes, and on two cores half of the time is waiting.
    maxWorkers: "100%",
    reporters: ["default", "./tests/support/summary-reporter.ts"],
    projects: [
      {
        test: {
          ...shared,
          name: "server",
          include: ["{contract,server,evals,web,bench}/**/*.test.ts", "tests/*.test.ts"],
          testTimeout: 15_000,
        },
      },
      {
        test: {
          ...shared,
          name: "browser",
          include: ["tests/browser/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
