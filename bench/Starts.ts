/** How soon a charger is answered after a start, and how soon a whole network with passwords is back after a restart. */
import { connect, endLoad, knock, runLoad } from "./Generator.ts"
import type { Connected } from "./LoadPlan.ts"
import { dataDirectory, Onetime, removeDirectory } from "./Onetime.ts"

export interface Starts {
  /** ms from the start of the process to the first answered BootNotification: on no data directory, and on a used one. */
  readonly first: number
  readonly warm: ReadonlyArray<number>
}

/** A first start, some data, then `times` orderly stops and starts. */
export const starts = async (times: number): Promise<Starts> => {
  const dataDir = dataDirectory()
  const onetime = await Onetime.start({ dataDir })
  const plan = { port: onetime.port, stations: 200, prefix: "start-", password: null, opening: 50, bootOnly: false }
  const { load } = await connect({ ...plan, every: 0, warmUp: 0, seconds: 2 })
  await runLoad(load)
  await endLoad(load)
  await onetime.stop()
  const warm: Array<number> = []
  for (let time = 0; time < times; time++) {
    const again = await Onetime.start({ dataDir })
    warm.push(again.firstAnswer)
    await again.stop()
  }
  await removeDirectory(dataDir)
  return { first: onetime.firstAnswer, warm }
}

export type Return =
  | { readonly tag: "returned"; readonly connected: Connected }
  | { readonly tag: "skipped"; readonly reason: string }

/** Stations with passwords that all come at once after a restart. */
export const comeBack = async (stations: number): Promise<Return> => {
  const dataDir = dataDirectory()
  const before = await Onetime.start({ dataDir })
  const reason = await register(before, stations)
  await before.stop()
  if (reason !== undefined) {
    await removeDirectory(dataDir)
    return { tag: "skipped", reason }
  }
  const onetime = await Onetime.start({ dataDir })
  const plan = { port: onetime.port, stations, prefix: "back-", password: "secret-of-", opening: stations }
  const { load, connected } = await knock({ ...plan, bootOnly: true, every: 0, warmUp: 0, seconds: 0 })
  await endLoad(load)
  await onetime.stop()
  await removeDirectory(dataDir)
  return { tag: "returned", connected }
}

/** Gives every station its password; undefined, or why that was not possible. */
const register = async (onetime: Onetime, stations: number): Promise<string | undefined> => {
  const numbers = Array.from({ length: stations }, (_, index) => index + 1).values()
  const worker = async () => {
    for (const number of numbers) {
      const stationId = `back-${number}`
      await onetime.change("POST", "/api/stations", { stationId })
      await onetime.change("PUT", `/api/stations/${stationId}/password`, {
        password: `secret-of-${number}`,
        byHand: true
      })
    }
  }
  try {
    await Promise.all(Array.from({ length: 64 }, worker))
    return undefined
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}
