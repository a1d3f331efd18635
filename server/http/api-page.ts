import { Hono } from "hono"
import { html } from "hono/html"
import { readFileSync } from "node:fs"
import { operationsOf, schemasOf, type Field, type Operation } from "./api-summary.ts"
import type { ApiDocument } from "./openapi.ts"

const style = readFileSync(new URL("./api-page.css", import.meta.url), "utf8")

const fieldsTable = (caption: string, fields: Field[]) =>
  fields.length === 0
    ? ""
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
        <table>
          <caption>
            ${caption}
          </caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Type</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            ${fields.map(
              ({ name, type, isRequired, description }) =>
                html`<tr>
                  <th scope="row">
                    <code>${name}</code>${isRequired ? html` <small>required</small>` : ""}
                  </th>
                  <td>${type}</td>
                  <td>${description}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`

const operationSection = (operation: Operation) =>
  html`<section id="${operation.id}">
    <h3>${operation.summary}</h3>
    <p class="call"><strong>${operation.method}</strong> <code>${operation.path}</code></p>
    ${operation.description ? html`<p>${operation.description}</p>` : ""}
    ${fieldsTable("Parameters", operation.parameters)} ${fieldsTable("Body", operation.body)}
    <div class="scroll" tabindex="0" role="region" aria-label="Answers">
      <table>
        <caption>
          Answers
        </caption>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Meaning</th>
            <th scope="col">Content</th>
          </tr>
        </thead>
        <tbody>
          ${operation.responses.map(
            ({ status, description, content }) =>
              html`<tr>
                <th scope="row">${status}</th>
                <td>${description}</td>
                <td>${content}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <pre tabindex="0"><code>${operation.example}</code></pre>
  </section>`

const page = (document: ApiDocument) => {
  const operations = operationsOf(document)
  const tags = [...new Set(operations.map(({ tag }) => tag))]
  const tagged = (tag: string) => operations.filter((operation) => operation.tag === tag)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>The Firstline API</title>
        <link rel="stylesheet" href="/api/docs/style.css" />
      </head>
      <body>
        <header>
          <h1>The Firstline API</h1>
          <p>${document.info.description ?? ""}</p>
          <p><a href="/api/openapi.json">OpenAPI 3.1 document</a> · <a href="/">The desk</a></p>
        </header>
        <nav aria-label="Calls">
          <ul>
            ${tags.map(
              (tag) =>
                html`<li>
                  <a href="#${tag.toLowerCase()}">${tag}</a>
                  <ul>
                    ${tagged(tag).map(
                      ({ id, summary }) => html`<li><a href="#${id}">${summary}</a></li>`,
                    )}
                  </ul>
                </li>`,
            )}
            <li><a href="#schemas">Schemas</a></li>
          </ul>
        </nav>
        <main>
          ${tags.map(
            (tag) =>
              html`<h2 id="${tag.toLowerCase()}">${tag}</h2>
                ${tagged(tag).map(operationSection)}`,
          )}
          <h2 id="schemas">Schemas</h2>
          ${schemasOf(document).map(
            ({ name, fields }) =>
              html`<section id="schema-${name}">
                <h3>${name}</h3>
                ${fieldsTable(`Fields of ${name}`, fields)}
              </section>`,
          )}
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
