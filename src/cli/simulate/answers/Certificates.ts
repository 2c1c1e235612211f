/** Certificates: taken, told by their hashes, deleted; none is ever looked into. */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import type { Certificate } from "../Notes.ts"
import { type Answerer, on } from "../Reply.ts"
import type { Station } from "../Station.ts"

const install = (
  { certificateType, certificate }: { readonly certificateType: string; readonly certificate: string },
  s: Station
) => {
  if (!certificate.includes("BEGIN CERTIFICATE")) return { status: "Rejected" as const }
  const digest = (part: string) => new Bun.CryptoHasher("sha256").update(`${part}${certificate}`).digest("hex")
  const hash = {
    hashAlgorithm: "SHA256" as const,
    issuerNameHash: digest("name"),
    issuerKeyHash: digest("key"),
    serialNumber: digest("serial").slice(0, 16)
  }
  s.notes.certificates.push({ type: certificateType, hash })
  return { status: "Accepted" as const }
}

const remove = (
  { certificateHashData: { serialNumber } }: { readonly certificateHashData: Certificate["hash"] },
  s: Station
) => {
  const { certificates } = s.notes
  const place = certificates.findIndex(({ hash }) => hash.serialNumber === serialNumber)
  if (place < 0) return { status: "NotFound" as const }
  certificates.splice(place, 1)
  return { status: "Accepted" as const }
}

const installed16 = (
  { certificateType }: V16.GetInstalledCertificateIdsRequest,
  s: Station
): V16.GetInstalledCertificateIdsResponse => {
  const found = s.notes.certificates.filter(({ type }) => type === certificateType)
  if (found.length === 0) return { status: "NotFound" }
  return { status: "Accepted", certificateHashData: found.map(({ hash }) => hash) }
}

const uses: { readonly [type: string]: V201.GetCertificateIdUseEnumType } = {
  CSMSRootCertificate: "CSMSRootCertificate",
  ManufacturerRootCertificate: "ManufacturerRootCertificate",
  MORootCertificate: "MORootCertificate",
  V2GRootCertificate: "V2GRootCertificate"
}

const installed2 = (
  { certificateType }: V21.GetInstalledCertificateIdsRequest,
  s: Station
): V201.GetInstalledCertificateIdsResponse => {
  const found = s.notes.certificates.flatMap(({ type, hash }) => {
    const use = uses[type]
    const isWanted = use !== undefined && (certificateType === undefined || certificateType.includes(use))
    return isWanted ? [{ certificateType: use, certificateHashData: hash }] : []
  })
  return found.length === 0 ? { status: "NotFound" } : { status: "Accepted", certificateHashDataChain: found }
}

const signed = ({ certificateChain }: { readonly certificateChain: string }) => ({
  status: certificateChain.includes("BEGIN CERTIFICATE") ? ("Accepted" as const) : ("Rejected" as const)
})

export const certificates: ReadonlyArray<Answerer> = [
  on(V16.InstallCertificate, install),
  on(V201.InstallCertificate, install),
  on(V21.InstallCertificate, install),
  on(V16.DeleteCertificate, remove),
  on(V201.DeleteCertificate, remove),
  on(V21.DeleteCertificate, remove),
  on(V16.GetInstalledCertificateIds, installed16),
  on(V201.GetInstalledCertificateIds, installed2),
  on(V21.GetInstalledCertificateIds, installed2),
  on(V16.CertificateSigned, signed),
  on(V201.CertificateSigned, signed),
  on(V21.CertificateSigned, signed)
]
