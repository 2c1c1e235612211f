/** Waiting in tests: for a condition, never for a time, and never for ever. */

/** Asks every 20 ms until it holds and resolves with what it said; rejects after `patience` ms, naming what was waited for. */
export const until = async <A>(
  what: string,
  condition: () => A | undefined | false | Promise<A | undefined | false>,
  patience = 20_000
): Promise<A> => {
  const end = performance.now() + patience
  for (;;) {
    const found = await condition()
    if (found !== undefined && found !== false) return found
    if (performance.now() > end) throw new Error(`waited ${patience / 1000} s for: ${what}`)
    await Bun.sleep(20)
  }
}
