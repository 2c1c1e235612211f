/** Onetime as a process of its own on a database of its own, for one file of tests: started once, stopped at its end. */
import { Effect, Exit, Redacted, Scope } from "effect"
import { System } from "../faults/System.ts"
import { freshUrl } from "../TestDatabase.ts"

export interface Fixture {
  readonly system: System
  readonly stop: () => Promise<void>
}

export const startFixture = async (env: { readonly [name: string]: string } = {}): Promise<Fixture> => {
  const scope = Scope.makeUnsafe()
  const url = await Effect.runPromise(freshUrl().pipe(Scope.provide(scope)))
  const system = await System.start({ databaseUrl: Redacted.value(url), env })
  return {
    system,
    stop: async () => {
      await system.stop()
      await Effect.runPromise(Scope.close(scope, Exit.void))
    }
  }
}

/** The JSON of an answer of the API that must have this status. */
export const ask = async (
  system: System,
  method: string,
  path: string,
  body?: unknown,
  status = 200
): Promise<unknown> => {
  const said = await system.api(method, path, body)
  if (said.status !== status) throw new Error(`${method} ${path}: ${said.status} ${said.text}`)
  return JSON.parse(said.text)
}
