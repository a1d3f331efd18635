import { z } from "zod"
import { endpoint, json, refusals, wholeNumber } from "./endpoint.ts"
import { categories, priorities, statuses } from "./vocabulary.ts"

const count = z.int().min(0)

const breakdown = <const Keys extends readonly [string, ...string[]]>(keys: Keys) =>
  z.record(z.enum(keys), count)

export const statsSchema = z
  .object({
    total_tickets: count,
    open_tickets: count,
    avg_tickets_per_day: z.number().min(0),
    priority_breakdown: breakdown(priorities),
    category_breakdown: breakdown(categories),
  })
  .meta({ id: "Stats" })
export type Stats = z.output<typeof statsSchema>

export const queueCountsSchema = z
  .object({
    total: count,
    to_triage: count,
    status_breakdown: breakdown(statuses),
  })
  .meta({ id: "QueueCounts" })
export type QueueCounts = z.output<typeof queueCountsSchema>

export const dailyTicketsSchema = z
  .object({ day: z.iso.date().meta({ description: "A day in UTC." }), tickets: count })
  .meta({ id: "DailyTickets" })
export type DailyTickets = z.output<typeof dailyTicketsSchema>

const tags = ["Statistics"]

export const getStats = endpoint({
  method: "get",
  path: "/api/tickets/stats/",
  tags,
  summary: "Read the desk's figures",
  description:
    "`avg_tickets_per_day` is the total divided by the days from the first ticket's day to today, both counted, in UTC: days without a ticket count too. It is 0 on an empty desk.",
  responses: { 200: json(statsSchema, "The figures."), ...refusals },
})

export const getQueueCounts = endpoint({
  method: "get",
  path: "/api/stats/queue/",
  tags,
  summary: "Count the tickets of each view of the queue",
  responses: { 200: json(queueCountsSchema, "The counts."), ...refusals },
})

export const getDailyTickets = endpoint({
  method: "get",
  path: "/api/stats/daily/",
  tags,
  summary: "Count the tickets created on each of the last days",
  description: "Every day is there, oldest first, today last, zero included; days in UTC.",
  request: { query: z.object({ days: wholeNumber({ min: 1, max: 366 }).optional() }) },
  responses: {
    200: json(z.array(dailyTicketsSchema), "One entry a day; 30 by default."),
    ...refusals,
  },
})
