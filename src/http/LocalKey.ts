/**
 * The key of this machine: a new one at each start, in a file of DATA_DIR that only its owner reads, and good for as long
 * as this process runs. Whoever owns the folder owns the system; so the command line there needs no other key.
 */
import { randomBytes } from "node:crypto"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { localKeyFile } from "../domain/LocalKey.ts"

/** Undefined: it cannot be written, and there is none. */
export const makeLocalKey = (folder: string): string | undefined => {
  const key = randomBytes(24).toString("base64url")
  const file = join(folder, localKeyFile)
  try {
    rmSync(file, { force: true })
    writeFileSync(file, `${key}\n`, { mode: 0o600, flag: "wx" })
    return key
  } catch {
    return undefined
  }
}
