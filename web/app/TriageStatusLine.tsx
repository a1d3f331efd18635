import { useQuery } from "@tanstack/react-query"
import type { TriageStatus } from "../../contract/triage.ts"
import { triageStatusQuery } from "../triage/queries.ts"
import { whyItFailed } from "../triage/words.ts"
import { StatusLine } from "../ui/StatusLine.tsx"

/** Says who triages, and in plain words when that does not work. */
export function TriageStatusLine() {
  const { data: status } = useQuery(triageStatusQuery())
  if (!status) return <StatusLine text="Triage" />
  return <StatusLine tone={status.state === "ready" ? "fine" : "warning"} {...wordsOf(status)} />
}

function wordsOf(status: TriageStatus): { text: string; detail: string } {
  if (status.provider === "builtin") {
    return {
      text: "Triage: built-in",
      detail: `The built-in classifier (${status.builtin_model}) suggests category and priority. Set LLM_API_KEY to let a language model do it.`,
    }
  }
  const name = `${status.provider} · ${status.model}`
  const words: Record<TriageStatus["state"], { text: string; detail: string }> = {
    ready: { text: `Triage: ${name}`, detail: `${name} suggests category and priority.` },
    failing: {
      text: `Triage: ${status.provider} fails`,
      detail: `${name} does not answer: ${reasonOf(status)}. The built-in classifier answers until it works again.`,
    },
    stopped: {
      text: `Triage: ${status.provider} stopped`,
      detail: `${name} was stopped: ${reasonOf(status)}. ${wayOut(status)}; until then the built-in classifier answers.`,
    },
  }
  return words[status.state]
}

const wayOut = ({ failure }: TriageStatus): string =>
  failure === "budget_spent" ? "It answers again next month" : "Check LLM_API_KEY"

const reasonOf = ({ failure }: TriageStatus): string =>
  failure === null ? "no reason given" : (whyItFailed[failure] ?? failure)
