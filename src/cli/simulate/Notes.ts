/** What a station was told and can be asked for again: messages, monitors, tariffs, controls, certificates. */
import type { Said } from "./Said.ts"

/** Says it again, for the request of this number; `tbc`: another follows. */
type Report = (request: number, tbc: boolean, seq: number) => Said

export interface Noted {
  readonly report: Report
  /** What it can be searched by. */
  readonly words: ReadonlyArray<string>
}

export class Notes {
  readonly displays = new Map<number, Noted>()
  readonly monitors = new Map<number, Noted>()
  /** Tariff by EVSE, DER control by its id, event stream by its number. */
  readonly tariffs = new Map<number, string>()
  readonly controls = new Map<string, string>()
  readonly certificates: Array<Certificate> = []
  /** The file uploads that go on, so that a second cancels the first. */
  uploading = false
  updating = false
  private monitorIds = 0

  nextMonitor(): number {
    return ++this.monitorIds
  }
}

/** As 1.6 and 2.x name it: hashes of the certificate, and what it is for. */
export interface Certificate {
  readonly type: string
  readonly hash: {
    readonly hashAlgorithm: "SHA256" | "SHA384" | "SHA512"
    readonly issuerNameHash: string
    readonly issuerKeyHash: string
    readonly serialNumber: string
  }
}
