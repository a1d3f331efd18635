import { defineConfig } from "vitest/config"

const shared = {
  env: { TZ: "Asia/Kathmandu" },
  globalSetup: ["tests/support/global-setup.ts"],
  restoreMocks: true,
}

export default defineConfig({
  test: {
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
          // Chromium drops all connections when a network interface of the machine comes or goes,
          // as with a container that starts. Nothing else is tried again.
          retry: { count: 2, condition: /ERR_NETWORK_CHANGED/ },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
