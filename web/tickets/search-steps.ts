// What is typed after a rest is another search.
const restMs = 2_000

/** Tells which searches are a step for the browser's back button: what is typed in one go is one. */
export function createSearchSteps() {
  let typedAt = 0
  let isGoing = false
  let before: string | null = null
  return {
    /** A key was typed. */
    type(now: number): void {
      if (now - typedAt > restMs) isGoing = false
      typedAt = now
    },

    /** What was typed so far stands. */
    rest(): void {
      isGoing = false
    },

    /** Whether a search makes a step of its own, instead of taking the place of the one that it follows. */
    isStep(search: string, last: string): boolean {
      // In the place of the last one it would stand on a step that shows the same.
      const isOwn = !isGoing || search === before
      if (isOwn) before = last
      // Typing on from an emptied line leads away from the whole list, which stays one step back.
      isGoing = search !== ""
      return isOwn
    },
  }
}
