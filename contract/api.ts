import * as backtests from "./backtests.ts"
import * as health from "./health.ts"
import * as realtime from "./realtime.ts"
import * as learning from "./learning.ts"
import * as quality from "./quality.ts"
import * as similar from "./similar.ts"
import * as search from "./search.ts"
import * as stats from "./stats.ts"
import * as tickets from "./tickets.ts"
import * as transfer from "./transfer.ts"
import * as triage from "./triage.ts"

/** Every call of the API by name. */
export const api = {
  createTicket: tickets.createTicket,
  listTickets: tickets.listTickets,
  countTickets: tickets.countTickets,
  getTicket: tickets.getTicket,
  changeTicket: tickets.changeTicket,
  undoChange: tickets.undoChange,
  getHistory: tickets.getHistory,
  createSampleTickets: tickets.createSampleTickets,
  exportTickets: transfer.exportTickets,
  importTickets: transfer.importTickets,
  listSimilarTickets: similar.listSimilarTickets,
  findSimilarTickets: similar.findSimilarTickets,
  markDuplicate: similar.markDuplicate,
  listDuplicates: similar.listDuplicates,
  checkSpelling: search.checkSpelling,
  classifyText: triage.classifyText,
  listSuggestions: triage.listSuggestions,
  getTriageStatus: triage.getTriageStatus,
  explainTicket: triage.explainTicket,
  listToTriage: triage.listToTriage,
  undoTriage: triage.undoTriage,
  listTriageModels: learning.listTriageModels,
  activateTriageModel: learning.activateTriageModel,
  trainTriage: learning.trainTriage,
  getQuality: quality.getQuality,
  getTriageSettings: quality.getTriageSettings,
  changeTriageSettings: quality.changeTriageSettings,
  getThresholdCurve: quality.getThresholdCurve,
  createBacktest: backtests.createBacktest,
  listBacktests: backtests.listBacktests,
  getBacktestChoices: backtests.getBacktestChoices,
  getBacktest: backtests.getBacktest,
  cancelBacktest: backtests.cancelBacktest,
  resumeBacktest: backtests.resumeBacktest,
  getStats: stats.getStats,
  getQueueCounts: stats.getQueueCounts,
  getDailyTickets: stats.getDailyTickets,
  streamEvents: realtime.streamEvents,
  getLiveness: health.getLiveness,
  getReadiness: health.getReadiness,
}
