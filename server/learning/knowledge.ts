import { setImmediate } from "node:timers/promises"
import type { Logger } from "pino"
import type { TriageField } from "../../contract/vocabulary.ts"
import type { Db } from "../database/connect.ts"
import { createBuiltin, type Builtin } from "../triage/builtin/classifier.ts"
import { blankDeskModel, unpackDeskModel } from "../triage/builtin/desk-model.ts"
import type { Learners } from "../triage/builtin/learner.ts"
import { readStarter, readWith } from "../triage/builtin/starter.ts"
import { addWords } from "../triage/builtin/word-set.ts"
import type { Calibration } from "../triage/calibration.ts"
import type { Author } from "../triage/provider.ts"
import type { Thresholds } from "../triage/rules.ts"
import {
  labelsBetween,
  readModel,
  readSettings,
  settledBefore,
  type Activation,
  type Settings,
} from "./queries.ts"
import { modelName } from "./rules.ts"
import type { Label } from "./lessons.ts"
import { learnOnline, mostAtOnce, onlineLearners } from "./online.ts"
import { settleRestored } from "./restore.ts"

/** What triage knows of this desk at one moment. */
export type Knowledge = {
  /** The built-in classifier, with all that the desk has taught it. */
  builtin: Builtin
  thresholds: Thresholds
  auditShare: number
  /** How an author's confidences map to its record on this desk; empty while that is too short. */
  calibrationsOf(author: Author): Partial<Record<TriageField, Calibration>>
}

/** Keeps what one server knows of the desk as new as the database. */
export type KnowledgeKeeper = {
  current(): Knowledge
  /** Takes over what changed: another model, other thresholds, new labels. */
  refresh(): Promise<void>
  /** Refreshes every few seconds until closed. */
  follow(): void
  close(): void
}

const everyMs = 2_000

type State = {
  knowledge: Knowledge
  activation: Activation
  learners: Learners
}

const knowledgeOf = (
  builtin: Builtin,
  { thresholds, auditShare, calibrations }: Settings,
): Knowledge => ({
  builtin,
  thresholds,
  auditShare,
  calibrationsOf: ({ name, model, promptVersion }) =>
    Object.fromEntries(
      calibrations
        .filter(
          (one) =>
            one.provider === name && one.model === model && one.promptVersion === promptVersion,
        )
        .map(({ field, slope, intercept }) => [field, { slope, intercept }]),
    ),
})

function learnOne({ knowledge: { builtin }, learners }: State, label: Label): void {
  const reading = readWith(builtin.starter, label)
  learnOnline(learners, { reading, label })
  addWords(builtin.desk.words, reading.features.words)
}

/** Starts from what the database knows. Follows it only once told to. */
export async function createKnowledge(db: Db, log: Logger): Promise<KnowledgeKeeper> {
  await settleRestored(db)
  const starter = readStarter()

  async function load(settings: Settings): Promise<State> {
    const { activation } = settings
    const model = activation.modelId === null ? null : await readModel(db, activation.modelId)
    // Weights mean nothing on another starter model; the next training learns their labels over this one.
    const weights = model?.starter === starter.name ? model.weights : null
    const desk = weights ? unpackDeskModel(weights) : blankDeskModel()
    const name = modelName(starter.name, weights ? activation.modelId : null)
    return {
      knowledge: knowledgeOf(createBuiltin({ starter, desk, model: name }), settings),
      activation,
      learners: onlineLearners(desk, { isBlank: weights === null }),
    }
  }

  let state = await load(await readSettings(db))
  let learnedBefore = state.activation.learnsFrom
  let timer: NodeJS.Timeout | undefined
  let last = Promise.resolve()
  let isFailing = false
  let isClosed = false

  async function learnNew(): Promise<void> {
    const before = await settledBefore(db)
    if (before === learnedBefore) return
    const labels = await labelsBetween(db, { from: learnedBefore, before, limit: mostAtOnce })
    learnedBefore = before
    for (const label of labels) {
      learnOne(state, label)
      await setImmediate()
    }
  }

  async function takeOver(): Promise<void> {
    const settings = await readSettings(db)
    if (settings.activation.id === state.activation.id) {
      state = { ...state, knowledge: knowledgeOf(state.knowledge.builtin, settings) }
    } else {
      state = await load(settings)
      learnedBefore = state.activation.learnsFrom
      log.info({ model: state.knowledge.builtin.model }, "triage answers with another model")
    }
    await learnNew()
  }

  // One at a time: two that read the same labels would learn them twice.
  const refresh = (): Promise<void> => {
    last = last.catch(() => {}).then(takeOver)
    return last
  }

  async function round(): Promise<void> {
    try {
      await refresh()
      isFailing = false
    } catch (error) {
      if (!isFailing && !isClosed) log.warn({ err: error }, "triage cannot read what it learned")
      isFailing = true
    }
    if (!isClosed) timer = setTimeout(() => void round(), everyMs)
  }

  await refresh()
  return {
    current: () => state.knowledge,
    refresh,
    follow() {
      timer = setTimeout(() => void round(), everyMs)
    },
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
