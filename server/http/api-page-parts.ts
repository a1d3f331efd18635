import { html } from "hono/html"
import type { Answer, Operation, Parameter } from "./api-summary.ts"
import type { Field, TypeSummary } from "./schema-summary.ts"

/** A sentence of the document; what stands between backticks is code. */
export const prose = (text: string) =>
  html`${text.split("`").map((part, n) => (n % 2 === 1 ? html`<code>${part}</code>` : part))}`

const typeText = ({ before, schema }: TypeSummary) =>
  html`${before}${schema === null ? "" : html`<a href="#schema-${schema}">${schema}</a>`}`

const table = (caption: string, columns: string[], rows: unknown) =>
  html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`

/** A field's path may break behind its dots. */
const breakable = (path: string) =>
  html`${path.split(/(?<=\.)/).map((part, n) => (n === 0 ? part : html`<wbr />${part}`))}`

const nameCell = ({ name, isRequired }: Field) =>
  html`<th scope="row">
    <code>${breakable(name)}</code>${isRequired ? html` <small>required</small>` : ""}
  </th>`

/** Fields with type and meaning; nothing where there are none. */
export const fieldsTable = (caption: string, fields: Field[]) =>
  fields.length === 0
    ? ""
    : table(
        caption,
        ["Name", "Type", "Meaning"],
        fields.map(
          (field) =>
            html`<tr>
              ${nameCell(field)}
              <td>${typeText(field.type)}</td>
              <td>${prose(field.description)}</td>
            </tr>`,
        ),
      )

const parametersTable = (parameters: Parameter[]) =>
  parameters.length === 0
    ? ""
    : table(
        "Parameters",
        ["Name", "In", "Type", "Meaning"],
        parameters.map(
          (parameter) =>
            html`<tr>
              ${nameCell(parameter)}
              <td>${parameter.in}</td>
              <td>${typeText(parameter.type)}</td>
              <td>${prose(parameter.description)}</td>
            </tr>`,
        ),
      )

const contentOf = ({ mediaType, type }: Answer) =>
  html`${type ? typeText(type) : ""}
  ${mediaType === "application/json" ? "" : html`<small>${mediaType}</small>`}`

const answersTable = (caption: string, answers: Answer[]) =>
  table(
    caption,
    ["Status", "Meaning", "Content"],
    answers.map(
      (answer) =>
        html`<tr>
          <th scope="row">${answer.status}</th>
          <td>${prose(answer.meaning)}</td>
          <td>${contentOf(answer)}</td>
        </tr>`,
    ),
  )

/** Refusals are much the same everywhere, so they are folded away. */
function answersSection(answers: Answer[]) {
  const successes = answers.filter(({ status }) => status < "4")
  const refusals = answers.filter(({ status }) => status >= "4")
  return html`${answersTable("Answer", successes)}
    ${successes.map(({ fields }) => fieldsTable("Fields of the answer", fields))}
    <details>
      <summary>Refusals: ${refusals.map(({ status }) => status).join(", ")}</summary>
      ${answersTable("Refusals", refusals)}
    </details>`
}

/** Everything about one call. */
export const operationSection = (operation: Operation) =>
  html`<section id="${operation.id}">
    <h3><a href="#${operation.id}">${operation.summary}</a></h3>
    <p class="call"><strong>${operation.method}</strong> <code>${operation.path}</code></p>
    ${operation.description === "" ? "" : html`<p>${prose(operation.description)}</p>`}
    ${parametersTable(operation.parameters)} ${fieldsTable("Body", operation.body)}
    ${answersSection(operation.answers)}
    <h4>Example</h4>
    <pre><code>${operation.example}</code></pre>
  </section>`
