import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router"
import { z } from "zod"
import { qualitySearchFrom } from "../quality/span.ts"
import { queueSearchFrom } from "../tickets/filter.ts"
import { QueuePage } from "../tickets/QueuePage.tsx"
import { CrashPage } from "./CrashPage.tsx"
import { NotFoundPage } from "./NotFoundPage.tsx"
import { parseSearchParams, writeSearchParams } from "./search-params.ts"
import { Shell } from "./Shell.tsx"

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage })

const queue = createRoute({
  getParentRoute: () => root,
  id: "queue",
  validateSearch: queueSearchFrom,
  component: QueuePage,
})

const queueAlone = createRoute({ getParentRoute: () => queue, path: "/" })

// The page itself shows the pane, since list and pane share keys and selection.
const ticket = createRoute({ getParentRoute: () => queue, path: "/tickets/$ticketId" })

const newTicket = createRoute({
  getParentRoute: () => root,
  path: "/new",
  component: lazyRouteComponent(() => import("../tickets/NewTicketPage.tsx"), "NewTicketPage"),
})

const dashboard = createRoute({
  getParentRoute: () => root,
  path: "/dashboard",
  component: lazyRouteComponent(() => import("../stats/DashboardPage.tsx"), "DashboardPage"),
})

const triageSearch = z.object({
  ticket: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional()
    .catch(undefined),
})

const triage = createRoute({
  getParentRoute: () => root,
  path: "/triage",
  validateSearch: (search) => triageSearch.parse(search),
  component: lazyRouteComponent(() => import("../triage/TriagePage.tsx"), "TriagePage"),
})

const quality = createRoute({
  getParentRoute: () => root,
  path: "/triage/quality",
  validateSearch: qualitySearchFrom,
  component: lazyRouteComponent(() => import("../quality/QualityPage.tsx"), "QualityPage"),
})

const importing = createRoute({
  getParentRoute: () => root,
  path: "/import",
  component: lazyRouteComponent(() => import("../transfer/ImportPage.tsx"), "ImportPage"),
})

/** All places of the interface. */
export const router = createRouter({
  routeTree: root.addChildren([
    queue.addChildren([queueAlone, ticket]),
    newTicket,
    dashboard,
    triage,
    quality,
    importing,
  ]),
  parseSearch: parseSearchParams,
  stringifySearch: writeSearchParams,
  defaultPreload: "intent",
  defaultErrorComponent: CrashPage,
  scrollRestoration: false,
})

declare module "@tanstack/react-router" {
  // Only an interface merges with the library's.
  interface Register {
    router: typeof router
  }
}
