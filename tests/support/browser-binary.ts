import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"

/** A browser to start, and what its process needs in its environment. */
export type BrowserBinary = { path: string; env: Record<string, string> }

const cache = new URL("../../node_modules/.cache/", import.meta.url).pathname
const bundle = import.meta.resolve("@sparticuz/chromium")

const browsersOfTheMachine = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
]

// The package unpacks into the temporary folder of its process, and takes a half-written file of
// another process for a whole one. So it runs alone, in a folder of its own that is then renamed.
async function unpack(target: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, "chromium-unpacking-"))
  const script = `import(${JSON.stringify(bundle)}).then((bundle) => bundle.default.executablePath())`
  await promisify(execFile)(process.execPath, ["-e", script], {
    // With this variable it also unpacks the libraries that a bare container lacks (NSS).
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
  })
  await writeFile(join(folder, "fonts.conf"), fontsConfig(target))
  await rename(folder, target).catch(async (error: unknown) => {
    await rm(folder, { recursive: true })
    if (!existsSync(target)) throw error
  })
}

function fontsConfig(folder: string): string {
  const folders = [join(folder, "fonts"), "/usr/share/fonts"]
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${folders.map((path) => `<dir>${path}</dir>`).join("\n")}
<cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>`
}

async function unpackedBundle(): Promise<BrowserBinary> {
  const target = join(cache, "chromium-147")
  if (!existsSync(target)) await unpack(target)
  return {
    path: join(target, "chromium"),
    env: {
      LD_LIBRARY_PATH: join(target, "al2023", "lib"),
      FONTCONFIG_FILE: join(target, "fonts.conf"),
    },
  }
}

/** CHROME_PATH where set; else the Chromium that the install brought; else one on the machine. */
export async function findBrowser(): Promise<BrowserBinary> {
  const chosen = process.env["CHROME_PATH"]
  if (chosen) return { path: chosen, env: {} }
  if (process.platform === "linux" && process.arch === "x64") return unpackedBundle()
  const path = browsersOfTheMachine.find((candidate) => existsSync(candidate))
  if (path) return { path, env: {} }
  throw new Error(
    "The browser stories need a Chromium, and none was found. Install Chrome or Chromium, or name it: CHROME_PATH=/usr/bin/chromium npm test",
  )
}
