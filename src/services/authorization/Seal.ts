/** Makes a PIN unreadable but recognisable, so that no journal, table or log ever holds one. The key lies in DATA_DIR. */
import { randomBytes } from "node:crypto"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Context, Effect, Layer } from "effect"
import { DataDirectory } from "../../database/DataDirectory.ts"

export class Seal extends Context.Service<
  Seal,
  {
    /** `pin-` and 24 hex digits: the keyed SHA-256 of the PIN, the same for the same PIN in this installation. */
    seal(secret: string): string
  }
>()("onetime/services/authorization/Seal") {
  static readonly layer = Layer.effect(
    Seal,
    Effect.gen(function* () {
      const { path } = yield* DataDirectory
      const key = keyOf(join(path, "seal.key"))
      return Seal.of({
        seal: (secret) => `pin-${new Bun.CryptoHasher("sha256", key).update(secret).digest("hex").slice(0, 24)}`
      })
    })
  )
}

const keyOf = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch {
    const key = randomBytes(32)
    writeFileSync(file, key, { mode: 0o600, flag: "wx", flush: true })
    return key
  }
}
