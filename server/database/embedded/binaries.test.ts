import { mkdir, mkdtemp, readlink, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { findPackage, repairLinks } from "./binaries.ts"

let folder = ""

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "firstline-package-"))
  await mkdir(join(folder, "native/lib"), { recursive: true })
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const listLink = (target: string) =>
  writeFile(
    join(folder, "native/pg-symlinks.json"),
    JSON.stringify([{ source: "native/lib/libpq.so.5.18", target }]),
  )

test("a library link that no install script made is made at the start", async () => {
  await listLink("native/lib/libpq.so.5")
  await repairLinks(folder)
  expect(await readlink(join(folder, "native/lib/libpq.so.5"))).toBe("libpq.so.5.18")
  await repairLinks(folder)
})

test("several starts may repair the same link at once", async () => {
  await listLink("native/lib/libpq.so.5")
  await Promise.all([repairLinks(folder), repairLinks(folder), repairLinks(folder)])
  expect(await readlink(join(folder, "native/lib/libpq.so.5"))).toBe("libpq.so.5.18")
})

test("a link that cannot be made is told in a sentence", async () => {
  await listLink("native/missing/libpq.so.5")
  await expect(repairLinks(folder)).rejects.toThrow(
    /^A library link .* cannot be made: .*libpq\.so\.5\. Run as the owner of that folder: npm rebuild/,
  )
})

test("the package for this platform is installed", () => {
  expect(findPackage()).toContain(`${process.platform}-${process.arch}`.replace("win32", "windows"))
})
