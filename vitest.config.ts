import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    env: { TZ: "Asia/Kathmandu" },
    include: [
      "contract/**/*.test.ts",
      "server/**/*.test.ts",
      "evals/**/*.test.ts",
      "tests/**/*.test.ts",
      "web/**/*.test.ts",
    ],
  },
})
