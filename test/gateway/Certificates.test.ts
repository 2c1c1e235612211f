// TLS_CERT and TLS_KEY: what is taken, and the one line that says what is not.
import { describe, expect, test } from "bun:test"
import { generateKeyPairSync } from "node:crypto"
import { chmodSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Effect } from "effect"
import { readCertificates } from "../../src/gateway/Certificates.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { type Pair, selfSigned, written } from "./SelfSigned.ts"

const folder = temporaryFolder()
const rsa = written(folder, "rsa", selfSigned({ kind: "RSA" }))
const ecdsa = written(folder, "ecdsa", selfSigned({ kind: "ECDSA", host: "ocpp.example.org" }))
const other = written(folder, "other", selfSigned({ kind: "ECDSA" }))
const small = written(folder, "small", selfSigned({ kind: "RSA", bits: 1024 }))
const nonsense = join(folder, "nonsense.pem")
writeFileSync(nonsense, "nothing of the kind\n")
const locked = join(folder, "locked.key")
writeFileSync(
  locked,
  generateKeyPairSync("ec", {
    namedCurve: "prime256v1",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" }
  }).privateKey
)
const broken = join(folder, "broken.crt")
writeFileSync(
  broken,
  `${await Bun.file(ecdsa.cert).text()}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`
)

const read = (cert: ReadonlyArray<string>, key: ReadonlyArray<string>) =>
  Effect.runPromise(Effect.result(readCertificates({ cert, key })))

const taken = async (cert: ReadonlyArray<string>, key: ReadonlyArray<string>) => {
  const result = await read(cert, key)
  if (result._tag === "Failure") throw result.failure
  return result.success
}

test("one of each kind, and each finds its key in whatever order", async () => {
  const { leaves, tls } = await taken([ecdsa.cert, rsa.cert], [rsa.key, ecdsa.key])
  expect(leaves.map(({ kind, file }) => [kind, file])).toEqual([
    ["ECDSA", ecdsa.cert],
    ["RSA", rsa.cert]
  ])
  expect(tls.key).toEqual([await Bun.file(ecdsa.key).text(), await Bun.file(rsa.key).text()])
})

test("when it begins and ends, and whom it is for", async () => {
  const [leaf] = (await taken([ecdsa.cert], [ecdsa.key])).leaves
  const days = (moment = 0) => Math.round((moment - Date.now()) / 86_400_000)
  expect([days(leaf?.from), days(leaf?.until)]).toEqual([-1, 100])
  expect(["ocpp.example.org", "127.0.0.1", "example.org", "127.0.0.2"].map((host) => leaf?.isFor(host))).toEqual([
    true,
    true,
    false,
    false
  ])
})

describe("refused with one line:", () => {
  const cases: ReadonlyArray<[string, ReadonlyArray<string>, ReadonlyArray<string>, string]> = [
    ["no file", ["/nowhere.crt"], [rsa.key], "TLS_CERT /nowhere.crt is not there"],
    ["a folder", [rsa.cert], [folder], `TLS_KEY ${folder} is a folder`],
    ["nonsense as a certificate", [nonsense], [rsa.key], `TLS_CERT ${nonsense} is no certificate in PEM`],
    ["nonsense as a key", [rsa.cert], [nonsense], `TLS_KEY ${nonsense} is no private key in PEM`],
    ["one for the other", [rsa.key], [rsa.cert], `TLS_KEY ${rsa.cert} is no private key in PEM`],
    ["a key with a passphrase", [rsa.cert], [locked], `TLS_KEY ${locked} wants a passphrase: store it without one`],
    ["the key of another", [ecdsa.cert], [other.key], `TLS_KEY holds no key of the certificate in ${ecdsa.cert}`],
    ["a chain that breaks", [broken], [ecdsa.key], `TLS_CERT (${broken}) cannot be served: `],
    [
      "a small key",
      [small.cert],
      [small.key],
      `TLS_CERT ${small.cert} has an RSA key of 1024 bits: 2048 are the least`
    ],
    [
      "two of a kind",
      [ecdsa.cert, other.cert],
      [ecdsa.key, other.key],
      "TLS_CERT names two certificates of the same kind"
    ]
  ]
  test.each(cases)("%s", async (_, cert, key, line) => {
    const result = await read(cert, key)
    const message = result._tag === "Failure" ? result.failure.message : "it was taken"
    expect(message).toStartWith(line)
    expect(message).not.toContain("\n")
  })

  test("a key that we may not read", () => {
    const secret: Pair = written(folder, "secret", selfSigned({ kind: "ECDSA" }))
    chmodSync(secret.key, 0)
    chmodSync(folder, 0o755)
    const result = asNobody(() =>
      Effect.runSync(Effect.result(readCertificates({ cert: [secret.cert], key: [secret.key] })))
    )
    expect(result._tag === "Failure" && result.failure.message).toContain(`${secret.key} cannot be read by our user`)
  })
})

/** Root may read everything; for the time of this it is somebody else. */
const asNobody = <A>(run: () => A): A => {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    return run()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}
