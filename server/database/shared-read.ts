/**
 * A read that equal calls at one time share: whoever asks while one is under way waits for the next, with
 * all others who do. It begins after they have asked, so each sees what was written before. After a change
 * every browser asks for the same list and figures at once.
 */
export function sharedRead<Input, Result>(
  read: (input: Input) => Promise<Result>,
  keyOf: (input: Input) => string,
): (input: Input) => Promise<Result> {
  const running = new Map<string, Promise<Result>>()
  const next = new Map<string, Promise<Result>>()

  function begin(key: string, input: Input): Promise<Result> {
    next.delete(key)
    const reading = read(input).finally(() => {
      if (running.get(key) === reading) running.delete(key)
    })
    running.set(key, reading)
    return reading
  }
  return (input) => {
    const key = keyOf(input)
    const now = running.get(key)
    if (now === undefined) return begin(key, input)
    const beginNext = () => begin(key, input)
    const joined = next.get(key) ?? now.then(beginNext, beginNext)
    next.set(key, joined)
    return joined
  }
}
