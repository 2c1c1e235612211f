/** The load generator seen from the bench: started, told to begin, told to end. */
import type { Connected, Loaded, LoadPlan } from "./LoadPlan.ts"
import { Program } from "./Program.ts"

/** Starts it; its stations are connected, all of them, when this resolves. */
export const connect = async (plan: LoadPlan): Promise<{ readonly load: Program; readonly connected: Connected }> => {
  const { load, connected } = await knock(plan)
  for (const [why, count] of Object.entries(connected.refused)) throw new Error(`${count} stations: ${why}`)
  return { load, connected }
}

/** As `connect`, but stations may have been refused. */
export const knock = async (plan: LoadPlan): Promise<{ readonly load: Program; readonly connected: Connected }> => {
  const load = new Program(["bench/Load.ts", JSON.stringify(plan)])
  const connected: Connected = JSON.parse(await load.line())
  return { load, connected }
}

export const runLoad = async (load: Program): Promise<Loaded> => {
  load.tell("load")
  const loaded: Loaded = JSON.parse(await load.line())
  return loaded
}

export const endLoad = async (load: Program) => {
  load.tell("end")
  await load.child.exited
}
