/** What every verb may be told: where Onetime is, the key to show there, and whether a person or a program reads. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Config, Effect, Option, Redacted } from "effect"
import { Flag, GlobalFlag } from "effect/cli"
import type { Address } from "../api/Client.ts"
import { localKeyFile } from "../domain/LocalKey.ts"

export const Url = GlobalFlag.Setting("url")({
  flag: Flag.String("url").pipe(
    Flag.optional,
    Flag.withDescription("Where Onetime is; if not said, ONETIME_URL, else this machine at ADMIN_PORT or PORT (8080)")
  )
})

export const Key = GlobalFlag.Setting("key")({
  flag: Flag.Redacted("key").pipe(
    Flag.optional,
    Flag.withDescription("The API key; if not said, API_KEY, and on its own machine the one in DATA_DIR")
  )
})

export const Json = GlobalFlag.Setting("json")({
  flag: Flag.Boolean("json").pipe(Flag.withDefault(false), Flag.withDescription("JSON for programs in place of tables"))
})

export const settings = [Url, Key, Json] as const

/** Where to ask, and with which key: flags, then the environment. No key: Onetime will say that one is needed. */
export const address = Effect.gen(function* () {
  const url = (Option.getOrElse(yield* Url, () => "") || (yield* env("ONETIME_URL", "")) || (yield* here)).replace(
    /\/+$/,
    ""
  )
  const key = Option.map(yield* Key, Redacted.value)
  const said = Option.getOrElse(key, () => "") || (yield* env("API_KEY", ""))
  return { url, key: said || (isSelf(url) ? yield* local : "") } satisfies Address
})

/** The key that Onetime has left on this machine for whoever may read DATA_DIR; none is shown to another one. */
const local = Effect.gen(function* () {
  const folder = yield* env("DATA_DIR", "./data")
  return yield* Effect.orElseSucceed(
    Effect.try(() => readFileSync(join(folder, localKeyFile), "utf8").trim()),
    () => ""
  )
})

/** Onetime on this machine, by the same environment as its own. */
const here = Effect.gen(function* () {
  const port = (yield* env("ADMIN_PORT", "")) || (yield* env("PORT", "8080"))
  return `http${(yield* env("TLS_CERT", "")) === "" ? "" : "s"}://${self}:${port}`
})

/** This machine itself. */
const self = "localhost"

/** Whose certificate does not matter, since nobody is in between: this machine's own. */
export const isSelf = (url: string): boolean => URL.parse(url)?.hostname === self

const env = (name: string, usual: string) =>
  Effect.orElseSucceed(Config.String(name).pipe(Config.withDefault(usual)), () => usual)
