/**
 * The certificates of TLS_CERT and TLS_KEY: read and judged before anybody meets them. Chargers know RSA or ECDSA, some
 * only one of the two, so one of each may be served under the same name (OCPP security profile 2).
 */
import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto"
import { readFileSync } from "node:fs"
import { isIP } from "node:net"
import { createSecureContext } from "node:tls"
import { Effect, Schema } from "effect"

/** `message` is one line: which file, and what is wrong with it. Never what stands in it. */
export class CertificateUnusable extends Schema.TaggedError<CertificateUnusable>()("CertificateUnusable", {
  message: Schema.String
}) {}

export interface CertificateFiles {
  readonly cert: ReadonlyArray<string>
  readonly key: ReadonlyArray<string>
}

export interface Certificates {
  /** PEM: each chain with its key at the same place. */
  readonly tls: { readonly cert: Array<string>; readonly key: Array<string> }
  readonly leaves: ReadonlyArray<Leaf>
}

/** A certificate of ours; times in ms since 1970. */
export interface Leaf {
  readonly file: string
  readonly kind: "RSA" | "ECDSA"
  readonly from: number
  readonly until: number
  /** Whether it is for a host name or an IP address. */
  readonly isFor: (host: string) => boolean
}

/** Reads all files and finds each certificate its key, in whatever order they are named. */
export const readCertificates = (files: CertificateFiles): Effect.Effect<Certificates, CertificateUnusable> =>
  Effect.try({
    try: () => judged(files),
    catch: (cause) => (cause instanceof CertificateUnusable ? cause : new CertificateUnusable({ message: said(cause) }))
  })

/** Whether new connections would meet the same. */
export const sameCertificates = (one: Certificates, other: Certificates): boolean =>
  `${one.tls.cert}${one.tls.key}` === `${other.tls.cert}${other.tls.key}`

const judged = (files: CertificateFiles): Certificates => {
  const keys = files.key.map((file) => ({ pem: read("TLS_KEY", file), file })).map(asKey)
  const chains = files.cert.map((file) => ({ pem: read("TLS_CERT", file), file })).map(asChain)
  const pairs = chains.map((chain) => {
    const key = keys.find((one) => chain.leaf.checkPrivateKey(one.key))
    return key === undefined ? refuse(`TLS_KEY holds no key of the certificate in ${chain.file}`) : { ...chain, key }
  })
  const leaves = pairs.map(leafOf)
  if (new Set(leaves.map(({ kind }) => kind)).size < leaves.length) {
    refuse("TLS_CERT names two certificates of the same kind: one RSA and one ECDSA can be served together")
  }
  const tls = { cert: pairs.map(({ pem }) => pem), key: pairs.map(({ key }) => key.pem) }
  try {
    createSecureContext(tls)
  } catch (cause) {
    refuse(`TLS_CERT (${files.cert.join(", ")}) cannot be served: ${said(cause)}`)
  }
  return { tls, leaves }
}

interface File {
  readonly file: string
  readonly pem: string
}

const asKey = ({ file, pem }: File): File & { readonly key: KeyObject } => {
  try {
    return { file, pem, key: createPrivateKey(pem) }
  } catch (cause) {
    const locked = cause instanceof Error && "code" in cause && cause.code === "ERR_MISSING_PASSPHRASE"
    return refuse(`TLS_KEY ${file} ${locked ? "wants a passphrase: store it without one" : "is no private key in PEM"}`)
  }
}

const asChain = ({ file, pem }: File): File & { readonly leaf: X509Certificate } => {
  try {
    return { file, pem, leaf: new X509Certificate(pem) }
  } catch {
    return refuse(`TLS_CERT ${file} is no certificate in PEM`)
  }
}

const leastRsa = 2048

const leafOf = ({
  file,
  leaf,
  key: { key }
}: {
  file: string
  leaf: X509Certificate
  key: { key: KeyObject }
}): Leaf => {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
  if (type !== "rsa" && type !== "ec") refuse(`TLS_CERT ${file} is ${type}: chargers know RSA and ECDSA`)
  const bits = details?.modulusLength ?? leastRsa
  if (bits < leastRsa) refuse(`TLS_CERT ${file} has an RSA key of ${bits} bits: ${leastRsa} are the least`)
  return {
    file,
    kind: type === "rsa" ? "RSA" : "ECDSA",
    from: Date.parse(leaf.validFrom),
    until: Date.parse(leaf.validTo),
    isFor: (host) => (isIP(host) === 0 ? leaf.checkHost(host) : leaf.checkIP(host)) !== undefined
  }
}

const read = (name: string, file: string): string => {
  try {
    return readFileSync(file, "utf8")
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
    return refuse(`${name} ${file} ${reasons[code] ?? `cannot be read: ${said(cause)}`}`)
  }
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: "is not there",
  EISDIR: "is a folder",
  EACCES: `cannot be read by our user: let it read this file, or copy it to where it can`
}

const refuse = (message: string): never => {
  throw new CertificateUnusable({ message })
}

const said = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
