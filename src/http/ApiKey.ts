/**
 * Who shows which key: the one that every installation has, API_KEY or one made at the first start, shown once and kept as a
 * hash in DATA_DIR (whoever loses it removes the file `api-key` there and starts again); the key of this machine; or one
 * that an admin has made.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { Clock, Console, Context, Effect, Layer, Option, Redacted, Schema } from "effect"
import { Settings } from "../Config.ts"
import { EventBus } from "../events/EventBus.ts"
import { Attempts, networkOf } from "../services/access/Attempts.ts"
import { type Key, Keys } from "../services/access/Keys.ts"
import { makeLocalKey } from "./LocalKey.ts"

/** The file `api-key` cannot be read or written. */
export class ApiKeyUnusable extends Schema.TaggedError<ApiKeyUnusable>()("ApiKeyUnusable", {
  message: Schema.String
}) {}

export type Verdict = "right" | "wrong" | "not-yet" | Key | { readonly wait: number }

export class ApiKey extends Context.Service<
  ApiKey,
  {
    /**
     * Whether this is a key: `right` is the installation's or the machine's own. `not-yet`: those that admins have made are not known yet.
     * `wait`: this address has tried too many wrong ones and is not listened to for so many
     * seconds. No key at all is `wrong` and not counted.
     */
    check(given: string, address: string): Effect.Effect<Verdict>
  }
>()("onetime/http/ApiKey") {
  static readonly layer = Layer.effect(
    ApiKey,
    Effect.gen(function* () {
      // Who has the bus holds the lock of the data directory.
      yield* EventBus
      const keys = yield* Keys
      const { apiKey, dataDir } = yield* Settings
      const own = Option.getOrUndefined(Option.map(apiKey, Redacted.value)) ?? ""
      const folder = resolve(dataDir)
      const local = makeLocalKey(folder)
      const expected = own === "" ? yield* kept(join(folder, "api-key")) : digest(own)
      return keyed([expected, ...(local === undefined ? [] : [digest(local)])], keys.check)
    })
  )
}

/** Checks against SHA-256s, and against the keys of admins. */
export const keyed = (
  expected: ReadonlyArray<Buffer>,
  others: Keys["Service"]["check"] = () => undefined
): ApiKey["Service"] => {
  const attempts = new Attempts()
  return ApiKey.of({
    check: (given, address) =>
      Effect.map(Clock.currentTimeMillis, (now) => {
        if (given === "") return "wrong"
        const wait = attempts.wait(networkOf(address), now)
        if (wait > 0) return { wait }
        const hash = digest(given)
        if (expected.some((one) => timingSafeEqual(hash, one))) return "right"
        const other = others(hash.toString("hex"), now)
        if (other !== undefined) return other
        attempts.failed(networkOf(address), now)
        return "wrong"
      })
  })
}

/** The hash in the file; at the first start a new key is made and printed, this once. */
export const kept = Effect.fnUntraced(function* (file: string) {
  const found = yield* attempt(file, () => read(file))
  if (found !== undefined) {
    if (/^[0-9a-f]{64}\s*$/.test(found)) return Buffer.from(found.trim(), "hex")
    return yield* new ApiKeyUnusable({ message: `${file} is not what we wrote: remove it, and a new key is made` })
  }
  const key = randomBytes(24).toString("base64url")
  const hash = digest(key)
  yield* attempt(file, () => writeFileSync(file, `${hash.toString("hex")}\n`, { mode: 0o600, flag: "wx", flush: true }))
  yield* Console.log(`API key, shown this once: ${key}`)
  return hash
})

const digest = (text: string): Buffer => createHash("sha256").update(text).digest()

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, "utf8")
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined
    throw cause
  }
}

const attempt = <A>(file: string, run: () => A) =>
  Effect.try({
    try: run,
    catch: (cause) =>
      new ApiKeyUnusable({
        message: `the API key's file ${file}: ${cause instanceof Error ? cause.message : String(cause)}`
      })
  })
