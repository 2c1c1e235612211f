/** Serves until told to stop, or says in one line why it cannot. */
import "effect/schema/SchemaJITCompiler/enable"
import * as BunRuntime from "@effect/platform-bun/BunRuntime"
import { Cause, Console, Effect, Exit, Option, Queue } from "effect"
import { App } from "./App.ts"
import { Start } from "./events/Start.ts"
import { addressLine } from "./gateway/Addresses.ts"
import { Server } from "./gateway/Server.ts"

type Program = Effect.Effect<never, unknown>

declare global {
  /** Where `bun --hot` leaves the program anew: the process that runs the old one takes it from here. */
  var onetimePrograms: Queue.Queue<Program> | undefined
}

/** `--demo`: with charging stations of our own, on data of its own. */
const demo = process.argv.includes("--demo") ? await import("./Demo.ts") : undefined
demo?.prepare()

const serve = Effect.gen(function* () {
  const { here, outside, plain } = yield* Server
  yield* Console.log(addressLine(here))
  if (Option.isSome(outside)) yield* Console.log(`from outside: ${addressLine(outside.value)}`)
  if (Option.isSome(plain)) yield* Console.log(`without TLS: ${plain.value}/<station id>`)
  if (demo !== undefined) yield* Effect.forkScoped(demo.company(here))
  return yield* (yield* Start).run
}).pipe(Effect.scoped, Effect.provide(App))

/** Runs the newest program; the one before is ended, its lane drained and its lock released, first. */
const newest = (programs: Queue.Queue<Program>) =>
  Effect.gen(function* () {
    let program = yield* Queue.take(programs)
    for (;;) {
      program = yield* Effect.raceFirst(program, Queue.take(programs))
    }
  })

/** A failure is something to act on: one line. A defect is a fault of ours: all of it. */
const explain = (cause: Cause.Cause<unknown>): string => {
  const error = Cause.squash(cause)
  return !Cause.hasDies(cause) && error instanceof Error ? `onetime: ${error.message}` : Cause.pretty(cause)
}

/** ms; an orderly end takes a second or two, five more if PostgreSQL has to be cut short. */
const longestEnd = 7000

/** A database that hangs must not keep us: what was acknowledged is on disk, and the next start goes on from there. */
const endInTime = () => {
  const cut = () => {
    console.error("onetime: PostgreSQL did not let go in time and is left as it is; nothing acknowledged is lost")
    process.exit(0)
  }
  setTimeout(cut, longestEnd).unref()
}

if (globalThis.onetimePrograms === undefined) {
  process.once("SIGTERM", endInTime)
  process.once("SIGINT", endInTime)
  // What looks at something again then (certificates) hears it, too. At a terminal it means that the terminal is gone.
  if (!process.stdin.isTTY) process.on("SIGHUP", () => undefined)
  const programs = Effect.runSync(Queue.unbounded<Program>())
  globalThis.onetimePrograms = programs
  BunRuntime.runMain(newest(programs), {
    disableErrorReporting: true,
    teardown: (exit, onExit) => {
      if (Exit.isSuccess(exit) || Cause.hasInterruptsOnly(exit.cause)) return onExit(0)
      console.error(explain(exit.cause))
      onExit(1)
    }
  })
}
Queue.offerUnsafe(globalThis.onetimePrograms, serve)
