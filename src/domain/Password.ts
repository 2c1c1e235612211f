/**
 * Passwords of stations: random machine secrets, so a salted SHA-256 is enough and 2000 stations can reconnect at once.
 * Only hashes are ever kept. A password is bytes: OCPP 1.6 writes it as hex and sends what the hex says, or the hex.
 */
import { randomBytes, timingSafeEqual } from "node:crypto"

/** `salt:sha256`, both in hex. A text counts as its UTF-8 bytes. */
export const hashPassword = (password: Uint8Array | string, salt: Uint8Array = randomBytes(16)): string =>
  `${Buffer.from(salt).toString("hex")}:${digest(salt, plainBytes(bytesOf(password))).toString("hex")}`

/**
 * Whether a station that sent these bytes knows the password. A hex key of 32 to 40 digits may come as its digits, in
 * either case, or as the 16 to 20 bytes it stands for (OCPP 1.6 AuthorizationKey); non-ASCII text as UTF-8 or Latin-1.
 */
export const passwordMatches = (hash: string, presented: Uint8Array): boolean => {
  const [salt = "", expected = ""] = hash.split(":")
  const wanted = Buffer.from(expected, "hex")
  if (wanted.length !== 32) return false
  const saltBytes = Buffer.from(salt, "hex")
  const asSent = timingSafeEqual(digest(saltBytes, plainBytes(presented)), wanted)
  const asLatin1 = timingSafeEqual(
    digest(saltBytes, Buffer.from(Buffer.from(presented).toString("latin1"), "utf8")),
    wanted
  )
  return asSent || asLatin1
}

/**
 * The password of an `Authorization: Basic` header whose user is `identity` (any case). It is split behind the known
 * identity, not at the first colon. `malformed`: not Basic, not base64 or no colon; `wrong-user`: of somebody else.
 */
export const basicCredentials = (
  header: string,
  identity: string
): { readonly password: Uint8Array } | "malformed" | "wrong-user" => {
  const encoded = /^\s*basic\s+([A-Za-z0-9+/_-]+={0,2})\s*$/i.exec(header)?.[1]
  if (encoded === undefined) return "malformed"
  const bytes = Buffer.from(encoded, "base64")
  if (!bytes.includes(colon)) return "malformed"
  for (const encoding of ["utf8", "latin1"] as const) {
    const { length } = Buffer.from(identity, encoding)
    if (bytes[length] !== colon) continue
    const user = bytes.toString(encoding, 0, length)
    if (user.toLowerCase() === identity.toLowerCase()) return { password: new Uint8Array(bytes.subarray(length + 1)) }
  }
  return "wrong-user"
}

const colon = 58

const bytesOf = (password: Uint8Array | string): Uint8Array =>
  typeof password === "string" ? Buffer.from(password, "utf8") : password

/** A hex key in the one form that is hashed: its bytes. Everything else is itself. */
const plainBytes = (bytes: Uint8Array): Uint8Array => {
  if (bytes.length < 32 || bytes.length > 40 || bytes.length % 2 !== 0) return bytes
  const text = Buffer.from(bytes).toString("latin1")
  return /^[0-9a-f]+$/i.test(text) ? Buffer.from(text, "hex") : bytes
}

const digest = (salt: Uint8Array, bytes: Uint8Array): Buffer =>
  new Bun.CryptoHasher("sha256").update(salt).update(bytes).digest()
