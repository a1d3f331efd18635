import { readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { api } from "../contract/api.ts"

const root = fileURLToPath(new URL("..", import.meta.url))

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name)
    return statSync(join(root, path)).isDirectory() ? filesIn(path) : [path]
  })

const code = ["contract", "server", "web"].flatMap(filesIn).filter((path) => /\.tsx?$/.test(path))
const isTest = (path: string) => path.endsWith(".test.ts")
const read = (path: string) => readFileSync(join(root, path), "utf8")

const importsOf = (path: string): string[] =>
  [...read(path).matchAll(/^(?:import|export)[^"]*?from "(\.[^"]+)"|^import "(\.[^"]+)"/gm)].map(
    ([, from, bare]) => normalize(join(dirname(path), from ?? bare ?? "")),
  )

const breaches = (from: (path: string) => boolean, to: (path: string) => boolean) =>
  code
    .filter((path) => !isTest(path) && from(path))
    .flatMap((path) =>
      importsOf(path)
        .filter(to)
        .map((target) => `${path} imports ${target}`),
    )

const inFolder = (folder: string) => (path: string) => path.startsWith(`${folder}/`)
const named = (name: string) => (path: string) => path.endsWith(`/${name}`)

test("web and server know the contract, and the contract knows neither", () => {
  expect(breaches(inFolder("contract"), (path) => !inFolder("contract")(path))).toEqual([])
  expect(breaches(inFolder("web"), inFolder("server"))).toEqual([])
  expect(breaches(inFolder("server"), inFolder("web"))).toEqual([])
})

test("the design system knows no feature", () => {
  expect(
    breaches(inFolder("web/ui"), (path) => inFolder("web")(path) && !inFolder("web/ui")(path)),
  ).toEqual([])
})

test("how things look is the design system's alone", () => {
  const dressed = code.filter((path) => inFolder("web")(path) && /className/.test(read(path)))
  expect(dressed.filter((path) => !inFolder("web/ui")(path))).toEqual([])
})

test("rules are pure: they import neither database nor HTTP", () => {
  const impure = (path: string) => /^server\/(database|http|deps|desk|jobs)/.test(path)
  expect(breaches(named("rules.ts"), impure)).toEqual([])
})

test("queries never import commands", () => {
  expect(
    breaches(named("queries.ts"), named("commands.ts")).filter((line) => !isTypeOnly(line)),
  ).toEqual([])
})

function isTypeOnly(breach: string): boolean {
  const [path = "", target = ""] = breach.split(" imports ")
  const name = target.split("/").at(-1) ?? ""
  return new RegExp(`^import type [^"]*"[^"]*${name}"`, "m").test(read(path))
}

test("only HTTP, the routes and their list know the web framework", () => {
  const mayKnow = (path: string) =>
    inFolder("server/http")(path) || named("routes.ts")(path) || path === "server/app.ts"
  const knowing = code.filter((path) => /from "(@hono\/|hono["/])/.test(read(path)))
  // The contract takes the shape of a description from it, and nothing that runs.
  expect(knowing.filter((path) => !isTest(path) && !mayKnow(path))).toEqual([
    "contract/endpoint.ts",
  ])
  expect(read("contract/endpoint.ts")).not.toMatch(/^import (?!type )[^"]*from "@?hono/m)
  expect(breaches((path) => !mayKnow(path), named("http/router.ts"))).toEqual([])
})

test("a file name that several nouns of the server share is a role that the architecture lists", () => {
  const routes = code.filter((path) => inFolder("server")(path) && named("routes.ts")(path))
  const names = routes.flatMap((path) => readdirSync(join(root, dirname(path))))
  const shared = names.filter(
    (name) => name.endsWith(".ts") && names.indexOf(name) !== names.lastIndexOf(name),
  )
  const listed = read("docs/architecture.md").matchAll(/^\| `([\w-]+\.ts)` \|/gm)
  expect([...listed].map(([, name = ""]) => name).toSorted()).toEqual(
    [...new Set(shared)].toSorted(),
  )
})

test("one place reads the environment", () => {
  const readers = code.filter(
    (path) => inFolder("server")(path) && /process\.env\b/.test(read(path)),
  )
  expect(readers.filter((path) => !isTest(path))).toEqual(["server/cli/main.ts"])
})

test("no drawer collects what has no place", () => {
  const drawers = /(^|\/)(utils?|helpers?|common|manager|lib|misc|index)(\.tsx?$|\/)/
  expect(code.filter((path) => drawers.test(path))).toEqual([])
})

// As a call spells it: with a number or a value in the place of each parameter, to its end.
const asCalled = (path: string) => {
  const spelled = path.replace(/\/$/, "/?").replaceAll(/\{\w+\}/g, String.raw`(\$\{[^}]+\}|\d+)`)
  return new RegExp(`${spelled}["'\`?]`)
}

test("every endpoint is bound by the server and called by a test", () => {
  const routes = code.filter(named("routes.ts")).map(read).join("\n")
  const calling = [...code.filter(isTest), ...filesIn("tests")].map(read).join("\n")
  const paths = Object.values(api).map(({ path }) => path)
  for (const [name, { path }] of Object.entries(api)) {
    expect(routes, `${name} is bound`).toContain(`route(${name})`)
    // A path that two endpoints share does not tell which of them is called.
    const isShared = paths.filter((other) => other === path).length > 1
    const isCalled =
      new RegExp(String.raw`\bcall\(\s*"${name}"`).test(calling) ||
      (!isShared && asCalled(path).test(calling))
    expect(isCalled, `${name} is called by a test`).toBe(true)
  }
})
