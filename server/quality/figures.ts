import { fewestForFigure, type Figure } from "../../contract/quality.ts"

const z = 1.96

/** The 95 % interval of a share (Wilson 1927), which holds for few cases and shares near 0 or 1. */
function wilson(hits: number, n: number): { low: number; high: number } {
  const share = hits / n
  const middle = share + (z * z) / (2 * n)
  const width = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return {
    low: Math.max(0, (middle - width) / scale),
    high: Math.min(1, (middle + width) / scale),
  }
}

/** A share with its sample size and interval; without a value while the sample is too small. */
export const figureOf = (hits: number, n: number): Figure =>
  n < fewestForFigure
    ? { n, value: null, low: null, high: null }
    : { n, value: hits / n, ...wilson(hits, n) }
