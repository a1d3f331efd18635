import { afterAll, beforeAll, expect, test } from "vitest"
import { startApp, type TestApp } from "../../tests/support/app.ts"
import { ownWords } from "../../tests/support/own-words.ts"
import { startLlmFake, type LlmFake } from "../../tests/support/llm-fake.ts"

let app: TestApp
let llm: LlmFake
beforeAll(async () => {
  llm = await startLlmFake("openai")
  app = await startApp({ llm: llm.settings() })
})
afterAll(async () => {
  await app.close()
  await llm.close()
})

const ask = (description: string) => app.api.call("classifyText", { body: { description } })

test("a language model's confidence comes to mean how often people agreed with it here", async () => {
  llm.answer({
    category: "billing",
    category_confidence: 0.97,
    priority: "high",
    priority_confidence: 0.9,
  })
  const before = await ask("Is this calibrated?")
  expect(before).toMatchObject({
    is_calibrated: { category: false },
    confidence: { category: 0.97 },
  })
  const ids: number[] = []
  for (let at = 0; at < 60; at++) {
    ids.push((await app.submitTicket({ description: `Question: ${ownWords(at)}` })).id)
  }
  await app.runJobs()
  for (const [at, id] of ids.entries()) {
    const category = at % 2 === 0 ? "billing" : "general"
    await app.api.call("changeTicket", { params: { id }, body: { category } })
  }
  await app.api.call("trainTriage", {})
  await app.runJobs()
  const after = await ask("Is it calibrated now?")
  expect(after).toMatchObject({ provider: "openai", is_calibrated: { category: true } })
  expect(after.confidence.category).toBeCloseTo(0.5, 1)
})
