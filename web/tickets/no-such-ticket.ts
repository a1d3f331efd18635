/** What is said of a number that no ticket has, in the queue and in triage alike. */
export const noSuchTicket = (name: string) => ({
  title: `There is no ticket #${name}`,
  children: "The number may be mistyped. The desk itself never deletes a ticket.",
})
