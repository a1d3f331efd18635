import { Page } from "../ui/Page.tsx"
import { NewTicketForm } from "./NewTicketForm.tsx"

/** Where a ticket is written, with triage reading along. */
export const NewTicketPage = () => (
  <Page title="New ticket" width="form">
    <NewTicketForm />
  </Page>
)
