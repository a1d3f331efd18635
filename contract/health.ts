import { z } from "zod"
import { endpoint, json, refusals } from "./endpoint.ts"

const tags = ["Health"]

export const getLiveness = endpoint({
  method: "get",
  path: "/api/health/live/",
  tags,
  summary: "Is the process alive?",
  responses: { 200: json(z.object({ status: z.literal("alive") }), "It is."), ...refusals },
})

export const getReadiness = endpoint({
  method: "get",
  path: "/api/health/ready/",
  tags,
  summary: "Can the desk answer, its database included?",
  responses: { 200: json(z.object({ status: z.literal("ready") }), "It can."), ...refusals },
})
