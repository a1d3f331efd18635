import { execFileSync } from "node:child_process"
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { dirname, extname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** Builds server and interface into dist/. With --if-changed only when a source is newer. */

const root = fileURLToPath(new URL("..", import.meta.url))
const stamp = join(root, "dist/.built")
const sources = [
  "contract",
  "server",
  "web",
  "package-lock.json",
  "vite.config.ts",
  "tsconfig.build.json",
]
// What the server reads at run time beside its code.
const assets = new Set([".sql", ".md", ".css", ".json", ".gz"])

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => filesIn(join(path, name)))
    : [path]

const files = sources
  .map((path) => join(root, path))
  .filter(existsSync)
  .flatMap(filesIn)

function isFresh(): boolean {
  if (!existsSync(stamp)) return false
  const builtAt = statSync(stamp).mtimeMs
  return files.every((file) => statSync(file).mtimeMs < builtAt)
}

const run = (bin: string, ...args: string[]) =>
  execFileSync(join(root, "node_modules/.bin", bin), args, { cwd: root, stdio: "inherit" })

function build(): void {
  rmSync(join(root, "dist"), { recursive: true, force: true })
  run("tsc", "-p", "tsconfig.build.json")
  for (const file of files.filter((path) => assets.has(extname(path)))) {
    const relative = file.slice(root.length)
    if (!relative.startsWith("server/")) continue
    mkdirSync(dirname(join(root, "dist", relative)), { recursive: true })
    copyFileSync(file, join(root, "dist", relative))
  }
  run("vite", "build", "--logLevel", "warn")
  writeFileSync(stamp, "")
}

if (!process.argv.includes("--if-changed") || !isFresh()) {
  console.log("Building Firstline...")
  build()
}
