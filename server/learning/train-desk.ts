import type { Db } from "../database/connect.ts"
import { unpackDeskModel } from "../triage/builtin/desk-model.ts"
import { readStarter, type Starter } from "../triage/builtin/starter.ts"
import { calibrateModels, lapseCalibrations } from "./calibrating.ts"
import { capRequesters, type Decided } from "./lessons.ts"
import {
  allLabels,
  labelCounts,
  readModel,
  readSettings,
  settledBefore,
  settledRemoval,
  type StoredModel,
} from "./queries.ts"
import { modelName } from "./rules.ts"
import { joinNearCopies } from "./texts.ts"
import { train } from "./training.ts"
import { renewVersion, storeVersion } from "./versions.ts"

async function readLabels(db: Db, { before, learnsFrom }: { before: string; learnsFrom: string }) {
  const decided: Decided[] = []
  let [newLabels, lastTicket] = [0, 0]
  for await (const { xid, ticketId, ...one } of allLabels(db, before)) {
    decided.push(one)
    lastTicket = Math.max(lastTicket, ticketId)
    if (BigInt(xid) >= BigInt(learnsFrom)) newLabels++
  }
  return { decided: capRequesters(decided), newLabels, lastTicket }
}

const readActive = async (db: Db) => {
  const { activation } = await readSettings(db)
  const model = activation.modelId === null ? null : await readModel(db, activation.modelId)
  return { activation, model }
}

/** Learns anew from all labels, and lets the result answer where it is not worse. */
async function learnAnew(db: Db, starter: Starter): Promise<string> {
  const { activation, model } = await readActive(db)
  const before = await settledBefore(db)
  const { decided, newLabels, lastTicket } = await readLabels(db, {
    before,
    learnsFrom: activation.learnsFrom,
  })
  const active = model?.weights ? unpackDeskModel(model.weights) : null
  const trained = train({ starter, active, decided, newLabels })
  // What stays of the active version knows what that has learned.
  const known = model ? model.lastTicket : 0
  return storeVersion(db, activation, {
    starter: starter.name,
    activeName: modelName(starter.name, activation.modelId),
    before,
    labels: decided.length,
    lastTicket: known === null ? null : Math.max(known, lastTicket),
    trained,
  })
}

/** Learns again what the active version had learned, but for what is gone, over the starter of today. */
async function learnAgain(db: Db, starter: Starter, model: StoredModel) {
  const before = model.learnedBefore
  const { decided, lastTicket } = await readLabels(db, { before, learnsFrom: "0" })
  const trained = train({ starter, active: null, decided, newLabels: decided.length })
  return { starter: starter.name, before, labels: decided.length, lastTicket, trained }
}

/** Forgets deleted tickets, and leaves a starter model of before; null where there is neither. */
async function renew(db: Db, starter: Starter): Promise<string | null> {
  const { activation, model } = await readActive(db)
  const removal = await settledRemoval(db)
  const isOfAnotherStarter = model !== null && model.starter !== starter.name
  if (!removal && !isOfAnotherStarter) return null
  const knowsIt =
    model !== null && removal !== null && (model.lastTicket ?? Infinity) >= removal.firstTicket
  const renewed = isOfAnotherStarter || knowsIt ? await learnAgain(db, starter, model) : null
  return renewVersion(db, activation, { renewed, removal })
}

/** Learns anew when enough came in, or when something must be forgotten; tells what it did. */
export async function trainDesk(db: Db): Promise<string> {
  await joinNearCopies(db)
  const starter = readStarter()
  const renewed = await renew(db, starter)
  const { fresh, needed, of } = await labelCounts(db)
  const learn = () =>
    fresh >= needed
      ? learnAnew(db, starter)
      : Promise.resolve(`${fresh} new labels are too few to learn anew`)
  const learned = renewed ?? (await learn())
  await lapseCalibrations(db, of)
  const calibrated = await calibrateModels(db)
  return calibrated === 0
    ? learned
    : `${learned}; calibrated ${calibrated} fields of language models`
}
