/** Files, catalogue and generated schemas agree: a message that lacks its line, or its file, fails here. */
import { describe, expect, test } from "bun:test"
import { basename, join } from "node:path"
import { inboundOf, receiverOf, receivers, senderOf, senders, specOf, versionsOf } from "../../src/ocpp/Catalogue.ts"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import { messagesOf } from "./wire/Samples.ts"

/** What stations send, from the documents: 1.6 ch. 4 and its security extension, 2.0.1 Part 2, 2.1 Part 2. */
const inbound: { readonly [V in Version]: ReadonlyArray<string> } = {
  "1.6": [
    ..."Authorize BootNotification DataTransfer DiagnosticsStatusNotification FirmwareStatusNotification".split(" "),
    ..."Heartbeat LogStatusNotification MeterValues SecurityEventNotification SignCertificate".split(" "),
    ..."SignedFirmwareStatusNotification StartTransaction StatusNotification StopTransaction".split(" ")
  ],
  "2.0.1": [
    ..."Authorize BootNotification ClearedChargingLimit DataTransfer FirmwareStatusNotification".split(" "),
    ..."Get15118EVCertificate GetCertificateStatus Heartbeat LogStatusNotification MeterValues".split(" "),
    ..."NotifyChargingLimit NotifyCustomerInformation NotifyDisplayMessages NotifyEVChargingNeeds".split(" "),
    ..."NotifyEVChargingSchedule NotifyEvent NotifyMonitoringReport NotifyReport".split(" "),
    ..."PublishFirmwareStatusNotification ReportChargingProfiles ReservationStatusUpdate".split(" "),
    ..."SecurityEventNotification SignCertificate StatusNotification TransactionEvent".split(" ")
  ],
  "2.1": [
    ..."BatterySwap ClosePeriodicEventStream GetCertificateChainStatus NotifyDERAlarm NotifyDERStartStop".split(" "),
    ..."NotifyPeriodicEventStream NotifyPriorityCharging NotifySettlement OpenPeriodicEventStream".split(" "),
    ..."PullDynamicScheduleUpdate ReportDERControl VatNumberValidation".split(" ")
  ]
}
const expected = (version: Version) =>
  [...inbound[version], ...(version === "2.1" ? inbound["2.0.1"] : [])].sort((a, b) => (a < b ? -1 : 1))

const versions = ["1.6", "2.0.1", "2.1"] as const
const folder = join(import.meta.dir, "../../src/ocpp")

/** Every file in a block folder that exports a list of its own name: a message. */
const messageFiles = async (): Promise<ReadonlyMap<string, ReadonlyArray<unknown>>> => {
  const paths = [...new Bun.Glob("*/*.ts").scanSync({ cwd: folder })].filter((path) => !path.startsWith("wire/"))
  const found = await Promise.all(
    paths.map(async (path) => {
      const name = basename(path, ".ts")
      const module: { readonly [name: string]: unknown } = await import(join(folder, path))
      return [name, module[name]] as const
    })
  )
  return new Map(found.flatMap(([name, value]) => (Array.isArray(value) ? [[name, value]] : [])))
}

describe("the catalogue", () => {
  test("holds every message of every file, and nothing else", async () => {
    const files = await messageFiles()
    expect(files.size).toBeGreaterThan(40)
    const inFiles = new Set([...files.values()].flat())
    const listed = new Set<unknown>([...receivers, ...senders])
    expect([...files].filter(([, parts]) => !parts.every((part) => listed.has(part))).map(([name]) => name)).toEqual([])
    expect([...listed].filter((one) => !inFiles.has(one))).toEqual([])
  })

  test("a message stands in the file of its name", async () => {
    const files = await messageFiles()
    const misplaced = receivers.filter((receiver) => files.get(receiver.action)?.includes(receiver) !== true)
    expect(misplaced.map(({ action }) => action)).toEqual([])
  })

  test.each(versions)("%s: every message that a station may send, once", (version) => {
    const said = receivers.filter((receiver) => receiver.version === version).map(({ action }) => action)
    expect(said.sort((a, b) => (a < b ? -1 : 1))).toEqual(expected(version))
    expect([...inboundOf(version)].sort((a, b) => (a < b ? -1 : 1))).toEqual(expected(version))
    expect(new Set(said).size).toBe(said.length)
  })

  test("14, 25 and 36 are answered; 2.1 has one more that never is", () => {
    const answered = (version: Version) => inboundOf(version).filter((action) => specOf(version, action)?.send !== true)
    expect(versions.map((version) => answered(version).length)).toEqual([14, 25, 36])
    expect(specOf("2.1", "NotifyPeriodicEventStream")?.send).toBe(true)
  })

  test.each(versions)("%s: every action of the documents has its schemas under its name, in any case", (version) => {
    for (const { action } of messagesOf(version)) {
      expect(specOf(version, action)?.action).toBe(action)
      expect(specOf(version, action.toUpperCase())).toBe(specOf(version, action))
      expect(versionsOf(action)).toContain(version)
    }
  })

  test.each(versions)("%s: every command but Raw can be said", (version) => {
    for (const command of ["StartCharging", "StopCharging", "Introduce"] as const)
      expect(senderOf(version, command)?.version).toBe(version)
    expect(senderOf(version, "Raw")).toBeUndefined()
  })

  test("names in another case are found, invented ones are not", () => {
    expect(receiverOf("1.6", "bootnotification")?.action).toBe("BootNotification")
    for (const action of ["CustomOperation", "", "constructor", "__proto__", "Reset"])
      expect(receiverOf("1.6", action)).toBeUndefined()
    expect(specOf("1.6", "TransactionEvent")).toBeUndefined()
    expect(versionsOf("TransactionEvent")).toEqual(["2.0.1", "2.1"])
    expect(versionsOf("CustomOperation")).toEqual([])
  })
})
