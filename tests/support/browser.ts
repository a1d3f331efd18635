import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core"
import { afterAll, afterEach, beforeAll } from "vitest"
import { findBrowser } from "./browser-binary.ts"

export { checkAccessibility } from "./browser-accessibility.ts"

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** Starts a Chromium without a window. */
async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findBrowser()
  return chromium.launch({
    executablePath: path,
    env: { ...definedOnly(process.env), ...env },
    args: flags,
  })
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])),
  )
}

type OpenOptions = {
  theme?: "light" | "dark"
  viewport?: { width: number; height: number }
  /** Console errors that belong to the story, such as the browser's own line for a 503. */
  expectedErrors?: RegExp[]
}

function contextOptions({ theme = "light", viewport = desktop }: OpenOptions) {
  return {
    colorScheme: theme,
    viewport,
    hasTouch: viewport.width < 900,
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    reducedMotion: "reduce",
  } satisfies BrowserContextOptions
}

/**
 * A browser for the stories of one file. Each page opens in a profile of its own; after each story
 * all are closed, and an error on a page's console that nobody expected fails the story.
 */
export function browserForStories() {
  let browser: Browser | undefined
  let faults: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
  }, 60_000)
  afterAll(() => browser?.close())
  afterEach(async () => {
    const found = faults
    faults = []
    for (const context of browser?.contexts() ?? []) await context.close()
    if (found.length > 0) throw new Error(`The page reported errors:\n${found.join("\n")}`)
  })

  function watch(page: Page, expected: RegExp[]): void {
    const note = (text: string) => {
      if (!expected.some((pattern) => pattern.test(text))) faults.push(`${page.url()}: ${text}`)
    }
    page.on("pageerror", (error) => note(error.stack ?? error.message))
    page.on("console", (message) => {
      if (message.type() === "error") note(message.text())
    })
  }

  return {
    /** Opens an address in a fresh profile. */
    async open(url: string, options: OpenOptions = {}): Promise<Page> {
      if (!browser) throw new Error("The browser starts before the first story, not before that.")
      const context = await browser.newContext(contextOptions(options))
      context.setDefaultTimeout(10_000)
      const page = await context.newPage()
      watch(page, options.expectedErrors ?? [])
      await page.goto(url)
      return page
    },
  }
}
