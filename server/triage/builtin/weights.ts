import type { Category, Priority } from "../../../contract/vocabulary.ts"
import type { SignalName } from "./signals.ts"

/** Log-odds that a signal of strength one adds to each value, and each value's start. */
export type Weights<Value extends string> = {
  bias: Record<Value, number>
  signals: Partial<Record<SignalName, Partial<Record<Value, number>>>>
  /**
   * Divides the sums before they become probabilities; above one it makes the model less sure. On 41
   * tickets that the rules had just met, 0.8 was best (Banking77: 0.7); these are more careful,
   * because other tickets are harder.
   */
  temperature: number
}

/** All that the classifier knows beyond reading: written by hand here, learned elsewhere. */
export type WeightTable = { category: Weights<Category>; priority: Weights<Priority> }

export const handWritten: WeightTable = {
  category: {
    bias: { billing: 0, technical: 0.15, account: 0, general: 0.2 },
    signals: {
      moneyMoved: { billing: 2.3 },
      moneyNamed: { billing: 1.2 },
      faulty: { technical: 2 },
      machinery: { technical: 0.9 },
      access: { account: 2.2 },
      identity: { account: 1.5 },
      asking: { general: 1.3 },
      opinion: { general: 2.2 },
      goods: { general: 1.5 },
      dataLost: { technical: 1.2 },
      outage: { technical: 1.2 },
      breach: { account: 0.9 },
      moneyTaken: { billing: 0.8 },
      cosmetic: { technical: 0.7 },
      // What stops work, goes on or can be worked around is more often a fault than a question.
      blocked: { technical: 0.5, account: 0.3 },
      everyone: { technical: 0.4 },
      ongoing: { technical: 0.6 },
      workaround: { technical: 0.6 },
      danger: { technical: 0.4 },
      wish: { general: 0.6 },
    },
    temperature: 1,
  },
  priority: {
    bias: { low: 0.2, medium: 0.7, high: 0, critical: -0.9 },
    signals: {
      everyone: { critical: 1.7, high: 0.5, low: -0.8 },
      manyBlocked: { critical: 2 },
      outage: { critical: 1.4, high: 0.7, low: -1 },
      dataLost: { critical: 2.4, high: 0.5, low: -1 },
      breach: { critical: 2, high: 0.5, low: -1 },
      danger: { critical: 1.3, high: 0.4, low: -0.6 },
      blocked: { high: 1.6, critical: 0.4, medium: -0.2, low: -0.9 },
      deadline: { high: 1.2, critical: 0.3, low: -0.5 },
      moneyTaken: { high: 1.7, critical: 0.3, low: -0.6 },
      workaround: { medium: 1.4, high: -0.7, critical: -0.9 },
      request: { medium: 0.7, low: -0.1 },
      faulty: { medium: 0.6, high: 0.4, low: -0.6 },
      ongoing: { high: 0.6, critical: 0.2, low: -0.6 },
      cosmetic: { low: 2.1, medium: -0.4, high: -0.7, critical: -1 },
      question: { low: 0.9, critical: -0.2 },
      wish: { low: 1.6, high: -0.6, critical: -0.8 },
      asking: { low: 0.8 },
      opinion: { low: 0.8, high: -0.3 },
    },
    temperature: 1.15,
  },
}
