/** The command line: `onetime <noun> <verb>`. A noun is a folder beside this file, a verb a file in it. */
import * as BunChildProcessSpawner from "@effect/platform-bun/BunChildProcessSpawner"
import * as BunFileSystem from "@effect/platform-bun/BunFileSystem"
import * as BunPath from "@effect/platform-bun/BunPath"
import * as BunRuntime from "@effect/platform-bun/BunRuntime"
import * as BunStdio from "@effect/platform-bun/BunStdio"
import * as BunTerminal from "@effect/platform-bun/BunTerminal"
import { Cause, Effect, Exit, Layer } from "effect"
import { CliConfig, CliError, Command, GlobalFlag } from "effect/cli"
import about from "../../package.json"
import { type ExitCode, exitCodesTold } from "./ExitCode.ts"
import { nouns } from "./Nouns.ts"
import { Failed } from "./Remote.ts"
import { replay } from "./replay/Replay.ts"
import { settings } from "./Settings.ts"
import { simulate } from "./simulate/Simulate.ts"

const speakers =
  "Two more speak OCPP to any central system: `simulate` brings chargers, `replay FILE` plays a recorded one (each has --help)."

const onetime = Command.make("onetime").pipe(
  Command.withDescription(`Onetime, the central system of a charging network.\n\n${speakers}\n\n${exitCodesTold}`),
  Command.withSubcommands(nouns),
  Command.withGlobalFlags(settings)
)

/**
 * Does what the arguments of this process say, and ends it. `simulate` and `replay` speak OCPP to any central system, not the
 * API to ours: `--url` and `--version` mean something else there. A simulation is ended by hand, and that is no failure.
 */
export const run = () => {
  const [noun, ...words] = process.argv.slice(2)
  const { version } = about
  const alone = machine([GlobalFlag.Help])
  if (noun === "simulate") return end(Command.runWith(simulate, { version })(words), alone, 0)
  if (noun === "replay") return end(Command.runWith(replay, { version })(words), alone, 130)
  end(Command.run(onetime, { version }), machine(builtIns), 130)
}

const end = <E, R>(program: Effect.Effect<void, E, R>, layer: Layer.Layer<R>, interrupted: number) =>
  Effect.provide(program, layer).pipe(
    BunRuntime.runMain({
      disableErrorReporting: true,
      teardown: (exit, onExit) => {
        if (Exit.isSuccess(exit)) return onExit(0)
        if (Cause.hasInterruptsOnly(exit.cause)) return onExit(interrupted)
        const { code, line } = endOf(exit.cause)
        if (line !== undefined) console.error(line)
        onExit(code)
      }
    })
  )

const builtIns = [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions]

const machine = (builtIns: CliConfig.CliConfig.Service["builtIns"]) =>
  BunChildProcessSpawner.layer.pipe(
    Layer.provideMerge(CliConfig.layer({ builtIns })),
    Layer.provideMerge(Layer.mergeAll(BunFileSystem.layer, BunPath.layer, BunStdio.layer, BunTerminal.layer))
  )

/** A refusal is one line; what was not understood has been explained already; a defect is told whole. */
const endOf = (cause: Cause.Cause<unknown>): { readonly code: ExitCode; readonly line?: string } => {
  const error = Cause.squash(cause)
  if (error instanceof Failed) return { code: error.code, line: `onetime: ${error.message}` }
  if (CliError.isCliError(error)) return { code: 2 }
  return { code: 1, line: Cause.pretty(cause) }
}
