/** The way to the database of a test as a wire that can be cut and mended: a small relay in front of its socket. */

import type { Socket } from "bun"
import { Effect, Redacted } from "effect"
import { freshUrl } from "../TestDatabase.ts"

export interface Wire {
  readonly url: Redacted.Redacted
  /** Ends every connection and refuses new ones. */
  cut(): void
  mend(): void
}

/** A new database at the end of a wire. */
export const wiredDatabase = Effect.gen(function* () {
  const direct = new URL(Redacted.value(yield* freshUrl()))
  const folder = decodeURIComponent(direct.hostname)
  const ends = new Set<Socket<Relay>>()
  let whole = true
  const listener = yield* Effect.acquireRelease(
    Effect.sync(() =>
      Bun.listen<Relay>({
        hostname: "127.0.0.1",
        port: 0,
        socket: {
          open: (near) => {
            near.data = { far: undefined, waiting: [] }
            if (!whole) return void near.terminate()
            ends.add(near)
            void join(near, `${folder}/.s.PGSQL.5432`)
          },
          data: (near, bytes) => pass(near, bytes),
          close: (near) => {
            ends.delete(near)
            near.data.far?.end()
          }
        }
      })
    ),
    (open) => Effect.sync(() => open.stop(true))
  )
  const cut = () => {
    whole = false
    for (const near of ends) near.terminate()
  }
  const url = Redacted.make(`postgres://onetime@127.0.0.1:${listener.port}${direct.pathname}`)
  return { url, cut, mend: () => void (whole = true) } satisfies Wire
})

interface Relay {
  far: Socket | undefined
  readonly waiting: Array<Uint8Array>
}

const pass = (near: Socket<Relay>, bytes: Uint8Array) => {
  if (near.data.far === undefined) near.data.waiting.push(new Uint8Array(bytes))
  else near.data.far.write(bytes)
}

const join = async (near: Socket<Relay>, unix: string) => {
  const far = await Bun.connect({
    unix,
    socket: { data: (_, bytes) => void near.write(bytes), close: () => void near.end(), error: () => void near.end() }
  })
  near.data.far = far
  for (const bytes of near.data.waiting.splice(0)) far.write(bytes)
}
