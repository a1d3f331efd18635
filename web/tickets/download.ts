import { exportTickets } from "../../contract/transfer.ts"
import { writeSearchParams } from "../app/search-params.ts"
import type { QueueSearch } from "./filter.ts"

/** Lets the browser save the tickets that a filter lists, as CSV. */
export function downloadTickets(filter: QueueSearch): void {
  const link = document.createElement("a")
  link.href = exportTickets.path + writeSearchParams({ ...filter, format: "csv" })
  // A refusal then ends the download instead of leaving the desk.
  link.download = ""
  link.click()
}
