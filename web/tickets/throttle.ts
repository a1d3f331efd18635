/** Runs at once, then at most once per interval; the last call within an interval runs at its end. */
export function throttle(work: () => void, intervalMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDue = false

  const rest = () => {
    timer = setTimeout(() => {
      timer = undefined
      if (isDue) run()
    }, intervalMs)
  }
  const run = () => {
    isDue = timer !== undefined
    if (isDue) return
    work()
    rest()
  }
  return { run, stop: () => clearTimeout(timer) }
}
