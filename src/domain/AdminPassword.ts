/** What the running system and the command line agree on about passwords of people, and how the first admin gets one anew. */
import { randomInt } from "node:crypto"

/** The least that OWASP advises for argon2id: 19 MiB, two passes. */
export const passwordCosts = { algorithm: "argon2id", memoryCost: 19_456, timeCost: 2 } as const

/** The user that every installation begins with. */
export const firstAdmin = "admin"

/**
 * The file in DATA_DIR by which whoever owns the machine gives `admin` a new password: it holds its argon2id hash, and is
 * taken within seconds, or at the next start.
 */
export const resetFile = "admin-password"

export const isPasswordHash = (text: string): boolean =>
  /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[\w+/]+\$[\w+/]+$/.test(text)

/** About 100 random bits that can be read out: `k3hj9-...`, without letters that look alike. */
export const newPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("")).join(
    "-"
  )

const letters = "23456789abcdefghjkmnpqrstuvwxyz"
