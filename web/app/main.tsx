import "./zod-without-eval.ts"
import { CSPProvider } from "@base-ui/react/csp-provider"
import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { createTicketChanges } from "../tickets/changes.ts"
import { TicketChangesContext } from "../tickets/changes-context.ts"
import "../ui/theme.css"
import { Overlays } from "../ui/Overlays.tsx"
import { api } from "./api.ts"
import { createQueryClient } from "./query-client.ts"
import { router } from "./routes.tsx"

const client = createQueryClient()
const changes = createTicketChanges({ client, api })
const desk = document.getElementById("desk")
if (!desk) throw new Error("index.html holds no element with the id desk.")

createRoot(desk).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={client}>
        <TicketChangesContext value={changes}>
          <RouterProvider router={router} />
          <Overlays />
        </TicketChangesContext>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
)
