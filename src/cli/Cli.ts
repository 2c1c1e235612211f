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
import { Failed } from "./Remote.ts"
import { settings } from "./Settings.ts"
import * as StationsList from "./stations/List.ts"

const stations = Command.make("stations").pipe(
  Command.withDescription("The chargers of the network"),
  Command.withSubcommands([StationsList.list])
)

const onetime = Command.make("onetime").pipe(
  Command.withDescription(`Onetime, the central system of a charging network.\n\n${exitCodesTold}`),
  Command.withSubcommands([stations]),
  Command.withGlobalFlags(settings)
)

/** Does what the arguments of this process say, and ends it. */
export const run = () =>
  Command.run(onetime, { version: about.version }).pipe(
    Effect.provide(Machine),
    BunRuntime.runMain({
      disableErrorReporting: true,
      teardown: (exit, onExit) => {
        if (Exit.isSuccess(exit)) return onExit(0)
        if (Cause.hasInterruptsOnly(exit.cause)) return onExit(130)
        const { code, line } = endOf(exit.cause)
        if (line !== undefined) console.error(line)
        onExit(code)
      }
    })
  )

const Machine = BunChildProcessSpawner.layer.pipe(
  Layer.provideMerge(CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions] })),
  Layer.provideMerge(Layer.mergeAll(BunFileSystem.layer, BunPath.layer, BunStdio.layer, BunTerminal.layer))
)

/** A refusal is one line; what was not understood has been explained already; a defect is told whole. */
const endOf = (cause: Cause.Cause<unknown>): { readonly code: ExitCode; readonly line?: string } => {
  const error = Cause.squash(cause)
  if (error instanceof Failed) return { code: error.code, line: `onetime: ${error.message}` }
  if (CliError.isCliError(error)) return { code: 2 }
  return { code: 1, line: Cause.pretty(cause) }
}
