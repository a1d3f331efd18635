import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query"
import { useNavigate, useRouterState } from "@tanstack/react-router"
import {
  ChartColumn,
  CircleHelp,
  Download,
  Hash,
  PenLine,
  Sparkles,
  Target,
  Undo2,
  Upload,
} from "lucide-react"
import { useEffect, useState } from "react"
import { cutLine } from "../search/line-limit.ts"
import { spellingQuery } from "../search/queries.ts"
import { useTicketChanges } from "../tickets/changes-context.ts"
import { downloadTickets } from "../tickets/download.ts"
import { exportsOf, type Exportable } from "../tickets/exports.ts"
import { queueSearchFrom } from "../tickets/filter.ts"
import type { Command, CommandGroup } from "../ui/CommandList.tsx"
import { StatusIcon } from "../ui/StatusIcon.tsx"
import { api } from "./api.ts"
import { keyOf } from "./shortcuts.ts"
import { ViewIcon } from "./ViewIcon.tsx"
import { views } from "./views.ts"

type Ways = { onClose: () => void; onHelp: () => void }

const matches = (text: string) => {
  const words = text.toLowerCase().split(/\s+/)
  return ({ label }: Command) => words.every((word) => label.toLowerCase().includes(word))
}

/** The commands and views whose names hold what was typed, and the ticket that a number names. */
export function useCommands(text: string, { onClose, onHelp }: Ways): CommandGroup[] {
  const navigate = useNavigate()
  const changes = useTicketChanges()
  const { pathname, search } = useRouterState({ select: (state) => state.location })
  const isQueue = pathname === "/" || pathname.startsWith("/tickets/")
  const filter = queueSearchFrom(search)
  // Asked for by the queue, if at all.
  const { data: spelling } = useQuery({
    ...spellingQuery(filter.search ?? ""),
    enabled: false,
  })
  const exportable: Exportable[] = isQueue
    ? exportsOf(filter, spelling ?? null)
    : [{ name: "all tickets", filter: {} }]
  const then = (run: () => void) => () => {
    onClose()
    run()
  }
  const deskWays: DeskWays = {
    goTo: (to) => then(() => void navigate({ to })),
    undo: then(() => void changes.undoLast()),
    exports: exportable.map(({ name, filter: exported }) => ({
      name,
      run: then(() => downloadTickets(exported)),
    })),
    help: onHelp,
  }
  const id = /^#?(\d{1,15})$/.exec(text.trim())?.[1]
  const direct: Command[] = id
    ? [
        {
          id: "go",
          label: `Open #${id}`,
          icon: <Hash size={16} aria-hidden="true" />,
          run: then(
            () => void navigate({ to: "/tickets/$ticketId", params: { ticketId: id }, search: {} }),
          ),
        },
      ]
    : []
  const places: Command[] = views.map((view) => ({
    id: view.label,
    label: view.label,
    icon: <ViewIcon view={view} />,
    run: then(() => void navigate({ to: "/", search: view.filter })),
  }))
  return [
    { title: "Ticket", items: direct },
    { title: "Commands", items: commandsOf(deskWays).filter(matches(text)) },
    { title: "Views", items: places.filter(matches(text)) },
  ]
}

type DeskWays = {
  goTo: (to: "/new" | "/dashboard" | "/triage" | "/triage/quality" | "/import") => () => void
  undo: () => void
  /** What can be exported from here. */
  exports: { name: string; run: () => void }[]
  help: () => void
}

const commandsOf = ({ goTo, undo, exports, help }: DeskWays): Command[] => [
  {
    id: "new",
    label: "New ticket",
    icon: <PenLine size={16} aria-hidden="true" />,
    shortcut: keyOf("newTicket"),
    run: goTo("/new"),
  },
  {
    id: "dashboard",
    label: "Dashboard",
    icon: <ChartColumn size={16} aria-hidden="true" />,
    shortcut: keyOf("goToDashboard"),
    run: goTo("/dashboard"),
  },
  {
    id: "triage",
    label: "Triage",
    icon: <Sparkles size={16} aria-hidden="true" />,
    shortcut: keyOf("goToTriage"),
    run: goTo("/triage"),
  },
  {
    id: "quality",
    label: "Triage quality",
    icon: <Target size={16} aria-hidden="true" />,
    shortcut: keyOf("goToQuality"),
    run: goTo("/triage/quality"),
  },
  {
    id: "undo",
    label: "Undo the last change",
    icon: <Undo2 size={16} aria-hidden="true" />,
    shortcut: keyOf("undo"),
    run: undo,
  },
  ...exports.map(({ name, run }) => ({
    id: `export ${name}`,
    label: `Export ${name} as CSV`,
    icon: <Download size={16} aria-hidden="true" />,
    run,
  })),
  {
    id: "import",
    label: "Import tickets",
    icon: <Upload size={16} aria-hidden="true" />,
    run: goTo("/import"),
  },
  {
    id: "help",
    label: "Keyboard shortcuts",
    icon: <CircleHelp size={16} aria-hidden="true" />,
    shortcut: keyOf("help"),
    run: help,
  },
]

const foundTicketsQuery = (search: string) =>
  queryOptions({
    queryKey: ["tickets", "found", search],
    queryFn: ({ signal }) => api.call("listTickets", { query: { search, limit: 6 } }, signal),
    enabled: search !== "",
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  })

const pauseMs = 120

/** The newest tickets that hold what was typed. */
export function useFoundTickets(text: string, onClose: () => void): CommandGroup[] {
  const navigate = useNavigate()
  const [search, setSearch] = useState("")
  useEffect(() => {
    const timer = setTimeout(() => setSearch(cutLine(text.trim())), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  const { data: tickets = [] } = useQuery(foundTicketsQuery(search))
  if (search === "" || text.trim() === "") return []
  const items = tickets.map((ticket) => ({
    id: `ticket-${ticket.id}`,
    label: ticket.title,
    detail: `#${ticket.id}`,
    icon: <StatusIcon status={ticket.status} />,
    run: () => {
      onClose()
      void navigate({
        to: "/tickets/$ticketId",
        params: { ticketId: String(ticket.id) },
        search: {},
      })
    },
  }))
  return [{ title: "Tickets", items }]
}
