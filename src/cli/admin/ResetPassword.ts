/**
 * `onetime admin reset-password`: a new password for the user `admin`, for whoever owns the machine. It asks no API: its
 * hash is left in DATA_DIR, where the running system takes it within seconds, and one that is stopped at its next start.
 */
import { chownSync, existsSync, renameSync, statSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { Config, Effect } from "effect"
import { Command } from "effect/cli"
import { firstAdmin, newPassword, passwordCosts, resetFile } from "../../domain/AdminPassword.ts"
import { printDone } from "../Output.ts"
import { Failed } from "../Remote.ts"

export const resetPassword = Command.make("reset-password", {}, () =>
  Effect.gen(function* () {
    const given = yield* Effect.orElseSucceed(Config.String("DATA_DIR").pipe(Config.withDefault("./data")), () => "")
    const folder = resolve(given === "" ? "./data" : given)
    const password = newPassword()
    const hash = yield* Effect.promise(() => Bun.password.hash(password, passwordCosts))
    const file = join(folder, resetFile)
    yield* Effect.try({ try: () => leave(folder, file, hash), catch: (cause) => refused(folder, cause) })
    const taken = yield* Effect.sync(() => !existsSync(file)).pipe(
      Effect.delay("200 millis"),
      Effect.repeat({ until: (gone) => gone }),
      Effect.timeoutOrElse({ duration: patience, orElse: () => Effect.succeed(false) })
    )
    const when = taken ? "it holds from now on" : "Onetime does not run, it seems: it holds from its next start on"
    yield* printDone({ name: firstAdmin, password, taken }, `${firstAdmin} has the password ${password}; ${when}.`)
  })
).pipe(Command.withDescription("A new password for the user admin, on the machine itself (DATA_DIR)"))

/** It is looked for every two seconds. */
const patience = "6 seconds"

/** Whole or not at all, and readable for whoever owns the folder, though root may have left it. */
const leave = (folder: string, file: string, hash: string) => {
  const { uid, gid } = statSync(join(folder, "journal"))
  const part = `${file}.tmp`
  writeFileSync(part, `${hash}\n`, { mode: 0o600, flush: true })
  if (process.getuid?.() === 0) chownSync(part, uid, gid)
  renameSync(part, file)
}

const refused = (folder: string, cause: unknown) =>
  new Failed({
    code: 1,
    message: `${folder} is no DATA_DIR of Onetime that may be written here (${cause instanceof Error ? cause.message : String(cause)}); set DATA_DIR`
  })
