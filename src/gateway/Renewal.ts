/**
 * Certificates are renewed while we run: their files are looked at every ten seconds, and at once on SIGHUP. What cannot
 * be used is told and not served; what ends soon is told, too.
 */
import { Clock, Effect, Queue, Result, Schedule, type Scope } from "effect"
import { Troubles } from "../observability/Troubles.ts"
import {
  type CertificateFiles,
  type Certificates,
  type Leaf,
  readCertificates,
  sameCertificates
} from "./Certificates.ts"
import type { Port } from "./Port.ts"

export interface Renewed {
  readonly files: CertificateFiles
  /** What the ports serve now. */
  readonly served: Certificates
  readonly ports: ReadonlyArray<Port>
  /** The host that the world knows us by, if that is known. */
  readonly host: string | undefined
}

/** Keeps the ports' certificates fresh until the scope closes. */
export const renewed = Effect.fnUntraced(function* ({ files, served, ports, host }: Renewed) {
  const { say } = yield* Troubles
  const asked = yield* signals
  let current = served
  let bad = ""
  let told: ReadonlyArray<string> = []

  /** A certificate and its key are seldom written in the same moment: half of a change is not worth a word. */
  const judge = Effect.fnUntraced(function* (now: boolean) {
    const found = yield* Effect.result(readCertificates(files))
    if (Result.isSuccess(found)) return found.success
    const { message } = found.failure
    if (bad === "" && !now) bad = " "
    else if (bad !== message) {
      bad = message
      yield* Effect.logError(`${message}; the certificates from before are still served`)
    }
    return undefined
  })

  const look = Effect.fnUntraced(function* (now: boolean) {
    const found = yield* judge(now)
    if (found !== undefined) {
      bad = ""
      if (!sameCertificates(found, current)) {
        yield* Effect.forEach(ports, (port) => insistently(port.renew(found.tls)), { discard: true })
        current = found
        yield* Effect.logInfo(`new certificates are served: ${current.leaves.map(named).join(", ")}`)
      } else if (now) yield* Effect.logInfo("the certificates have not changed")
    }
    const today = yield* Clock.currentTimeMillis
    const lines = current.leaves.flatMap((leaf) => doubtsOf(leaf, host, today))
    for (const line of lines) if (!told.includes(line)) yield* Effect.logWarning(line)
    told = lines
    say("certificates", bad.trim() === "" ? lines : [`${bad}; the certificates from before are still served`, ...lines])
  })

  const calmly = (now: boolean) =>
    Effect.catchCause(look(now), (cause) => Effect.logError("the certificates could not be looked at", cause))
  yield* calmly(false)
  const next = Effect.raceFirst(Effect.as(Queue.take(asked), true), Effect.as(Effect.sleep("10 seconds"), false))
  yield* Effect.forkScoped(Effect.forever(Effect.flatMap(next, calmly)))
})

const insistently = <E extends Error>(renew: Effect.Effect<void, E>) =>
  renew.pipe(
    Effect.tapError(({ message }) => Effect.logError(message)),
    Effect.retry(Schedule.spaced("1 second"))
  )

/** SIGHUP, as it comes. At a terminal it means that the terminal is gone, and ends us as ever. */
const signals: Effect.Effect<Queue.Queue<void>, never, Scope.Scope> = Effect.gen(function* () {
  const queue = yield* Queue.sliding<void>(1)
  if (process.stdin.isTTY) return queue
  const heard = () => void Queue.offerUnsafe(queue, undefined)
  yield* Effect.acquireRelease(
    Effect.sync(() => process.on("SIGHUP", heard)),
    () => Effect.sync(() => process.off("SIGHUP", heard))
  )
  return queue
})

const day = 86_400_000
/** Days before its end from which on a certificate is worth a word. */
const soon = 14

const doubtsOf = (leaf: Leaf, host: string | undefined, now: number): ReadonlyArray<string> => {
  const left = (leaf.until - now) / day
  const what = `the ${leaf.kind} certificate in ${leaf.file}`
  const ends = new Date(leaf.until).toISOString()
  return [
    ...(left < 0 ? [`${what} has ended at ${ends}: no charger that looks will come`] : []),
    ...(left >= 0 && left < soon ? [`${what} ends in ${Math.floor(left)} days, at ${ends}: renew it`] : []),
    ...(leaf.from > now ? [`${what} begins only at ${new Date(leaf.from).toISOString()}`] : []),
    ...(host === undefined || leaf.isFor(host) ? [] : [`${what} is not for ${host}, which PUBLIC_URL names`])
  ]
}

const named = ({ kind, until }: Leaf) => `${kind} until ${new Date(until).toISOString()}`
