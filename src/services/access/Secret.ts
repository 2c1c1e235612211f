/** Random secrets of our own making: too long to guess, so that a plain SHA-256 is enough to know them by. */
import { createHash, randomBytes } from "node:crypto"

/** 256 random bits, as text that fits a cookie and a header. */
export const newSecret = (): string => randomBytes(32).toString("base64url")

/** SHA-256 in hex. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex")
