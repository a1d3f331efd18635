import { fewestForFigure, type Figure, type ProviderQuality } from "../../contract/quality.ts"
import { count, percent } from "../ui/format.ts"

/** A share as people read it: "83%", or that there are too few cases to say. */
export const figureWords = ({ n, value }: Figure): string =>
  value === null ? (n === 0 ? "none yet" : "too few") : percent(value)

/** Its interval alone: "76–88%". */
export const rangeWords = ({ low, high }: Figure): string =>
  low === null || high === null ? "" : `${Math.round(low * 100)}–${percent(high)}`

/** What a share can be trusted for: "76–88%, n = 120". */
export function intervalWords(figure: Figure): string {
  const size = `n\u00a0=\u00a0${count(figure.n)}`
  if (figure.value === null) return `${size} of ${fewestForFigure} needed`
  return `${rangeWords(figure)}, ${size}`
}

/** Milliseconds as people read them. */
const durationWords = (ms: number): string =>
  ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`

/** Money with as many digits as tell something: "1.20", "0.0041". */
export const moneyWords = (cost: number): string =>
  cost === 0 ? "0" : cost >= 1 ? cost.toFixed(2) : String(Number(cost.toPrecision(2)))

type Spent = Pick<ProviderQuality, "latency_ms" | "input_tokens" | "output_tokens" | "cost">

/** What answering took, part by part; what costs nothing is not told. */
export function workWords({ latency_ms, input_tokens, output_tokens, cost }: Spent): string[] {
  const tokens = input_tokens + output_tokens
  return [
    ...(latency_ms
      ? [`${durationWords(latency_ms.p50)} median, ${durationWords(latency_ms.p95)} at p95`]
      : []),
    ...(tokens > 0 ? [`${count(tokens)} tokens`] : []),
    ...(cost === null ? ["cost unknown: no prices are set"] : []),
    ...(cost !== null && cost > 0 ? [`cost ${moneyWords(cost)}`] : []),
  ]
}
