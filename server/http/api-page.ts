import { Hono } from "hono"
import { html } from "hono/html"
import { readFileSync } from "node:fs"
import { fieldsTable, operationSection, prose } from "./api-page-parts.ts"
import { operationsOf, schemasOf, type Operation } from "./api-summary.ts"
import type { ApiDocument } from "./openapi.ts"

const style = readFileSync(new URL("./api-page.css", import.meta.url), "utf8")

type Group = { tag: string; id: string; operations: Operation[] }

function groupsOf(operations: Operation[]): Group[] {
  const tags = [...new Set(operations.map(({ tag }) => tag))]
  return tags.map((tag) => ({
    tag,
    id: tag.toLowerCase(),
    operations: operations.filter((operation) => operation.tag === tag),
  }))
}

const contents = (groups: Group[]) =>
  html`<nav aria-label="Calls">
    <ul>
      ${groups.map(
        ({ tag, id, operations }) =>
          html`<li>
            <a href="#${id}">${tag}</a>
            <ul>
              ${operations.map(
                (operation) => html`<li><a href="#${operation.id}">${operation.summary}</a></li>`,
              )}
            </ul>
          </li>`,
      )}
      <li><a href="#schemas">Schemas</a></li>
    </ul>
  </nav>`

const schemasSection = (document: ApiDocument) =>
  html`<h2 id="schemas">Schemas</h2>
    ${schemasOf(document).map(
      ({ name, fields }) =>
        html`<section id="schema-${name}">
          <h3><a href="#schema-${name}">${name}</a></h3>
          ${fieldsTable(`Fields of ${name}`, fields)}
        </section>`,
    )}`

function page(document: ApiDocument) {
  const { title, description = "" } = document.info
  const groups = groupsOf(operationsOf(document))
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>The ${title} API</title>
        <link rel="stylesheet" href="/api/docs/style.css" />
      </head>
      <body>
        <header>
          <h1>The ${title} API</h1>
          <p>${prose(description)}</p>
          <p><a href="/api/openapi.json">OpenAPI 3.1 document</a> · <a href="/">The desk</a></p>
        </header>
        ${contents(groups)}
        <main>
          ${groups.map(
            ({ tag, id, operations }) =>
              html`<h2 id="${id}">${tag}</h2>
                ${operations.map(operationSection)}`,
          )}
          ${schemasSection(document)}
        </main>
      </body>
    </html>`
}

/** The API as a page to read: made by the server from the OpenAPI document, without any script. */
export function apiPage(document: ApiDocument): Hono {
  const rendered = page(document)
  return new Hono()
    .get("/api/docs/", (c) => c.html(rendered))
    .get("/api/docs/style.css", (c) =>
      c.body(style, 200, {
        "content-type": "text/css; charset=utf-8",
        "cache-control": "no-cache",
      }),
    )
}
