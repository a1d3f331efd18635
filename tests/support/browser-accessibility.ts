import { createRequire } from "node:module"
import { readFile } from "node:fs/promises"
import type { Page } from "playwright-core"
import { expect } from "vitest"
import { z } from "zod"

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js")

const violationsSchema = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    helpUrl: z.string(),
    nodes: z.array(
      z.object({ target: z.array(z.unknown()), failureSummary: z.string().default("") }),
    ),
  }),
)
type Violation = z.output<typeof violationsSchema>[number]

const rules = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
}

const describe = ({ id, help, helpUrl, nodes }: Violation) =>
  [
    `${id}: ${help} (${helpUrl})`,
    ...nodes.map(
      ({ target, failureSummary }) =>
        `  at ${JSON.stringify(target)}\n    ${failureSummary.replaceAll("\n", "\n    ")}`,
    ),
  ].join("\n")

// Half-faded text is measured as it stands, so what moves must come to its end first. Asked again
// and again: the `finished` of an animation whose element is gone by then may never come.
const moving =
  "document.getAnimations().filter((a) => a.playState === 'running' && a.effect?.getComputedTiming().iterations !== Infinity).length"

/** Fails, naming rule and element, where the page breaks WCAG 2.2 AA or a best practice of axe. */
export async function checkAccessibility(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(moving), { timeout: 10_000 }).toBe(0)
  // Evaluated by the debugger, not as a script element: the product's CSP refuses inline scripts.
  await page.evaluate(await readFile(axePath, "utf8"))
  const found: unknown = await page.evaluate(
    `axe.run(document, ${JSON.stringify(rules)}).then(({ violations }) => violations)`,
  )
  const violations = violationsSchema.parse(found)
  if (violations.length > 0) {
    throw new Error(
      `${page.url()} is not accessible.\n${violations.map((violation) => describe(violation)).join("\n")}`,
    )
  }
}
