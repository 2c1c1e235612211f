/** Certificates for tests, signed by themselves: X.509 (RFC 5280) in as few bytes as clients take. */
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"

export interface Wish {
  readonly kind: "RSA" | "ECDSA"
  /** Days from now; one from yesterday, valid for a hundred, if not said. */
  readonly from?: number
  readonly until?: number
  /** Its common name, and the only host it is for besides 127.0.0.1. */
  readonly host?: string
  /** Of an RSA key. */
  readonly bits?: number
}

/** A certificate and its key, as PEM. */
export interface Pair {
  readonly cert: string
  readonly key: string
}

export const selfSigned = ({ kind, from = -1, until = 100, host = "localhost", bits = 2048 }: Wish): Pair => {
  const { privateKey, publicKey } =
    kind === "RSA"
      ? generateKeyPairSync("rsa", { modulusLength: bits })
      : generateKeyPairSync("ec", { namedCurve: "prime256v1" })
  const algorithm =
    kind === "RSA" ? sequence(oid("2a864886f70d01010b"), Buffer.from("0500", "hex")) : sequence(oid("2a8648ce3d040302"))
  const name = sequence(tagged(0x31, sequence(oid("550403"), tagged(0x0c, Buffer.from(host)))))
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(Math.floor(Math.random() * 2 ** 30) + 1),
    algorithm,
    name,
    sequence(moment(from), moment(until)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(authority, names(host)))
  )
  const signature = sign("sha256", body, privateKey)
  const cert = sequence(body, algorithm, tagged(0x03, Buffer.from([0]), signature))
  return { cert: pem("CERTIFICATE", cert), key: pkcs8(privateKey) }
}

/** Writes both into a folder as `<name>.crt` and `<name>.key`; their paths. */
export const written = (folder: string, name: string, { cert, key }: Pair): Pair => {
  const paths = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) }
  writeFileSync(paths.cert, cert)
  writeFileSync(paths.key, key, { mode: 0o600 })
  return paths
}

const tagged = (tag: number, ...parts: ReadonlyArray<Uint8Array>): Buffer => {
  const body = Buffer.concat(parts)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

const sequence = (...parts: ReadonlyArray<Uint8Array>) => tagged(0x30, ...parts)
const oid = (hex: string) => tagged(0x06, Buffer.from(hex, "hex"))
const extension = (id: string, value: Uint8Array) => sequence(oid(id), tagged(0x04, value))
const integer = (value: number) => {
  const bytes = Buffer.alloc(5)
  bytes.writeUInt32BE(value, 1)
  const first = bytes.findIndex((byte, at) => byte !== 0 || at === 4)
  return tagged(0x02, bytes.subarray((bytes[first] ?? 0) > 127 ? first - 1 : first))
}

/** GeneralizedTime, to the second. */
const moment = (days: number) => {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, "")
  return tagged(0x18, Buffer.from(text))
}

/** basicConstraints: it signs itself. */
const authority = extension("551d13", sequence(tagged(0x01, Buffer.from([0xff]))))
const names = (host: string) =>
  extension("551d11", sequence(tagged(0x82, Buffer.from(host)), tagged(0x87, Buffer.from([127, 0, 0, 1]))))

const pem = (what: string, bytes: Buffer) =>
  `-----BEGIN ${what}-----\n${(bytes.toString("base64").match(/.{1,64}/g) ?? []).join("\n")}\n-----END ${what}-----\n`

const pkcs8 = (key: KeyObject): string => key.export({ type: "pkcs8", format: "pem" }).toString()
