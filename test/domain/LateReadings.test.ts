// Values that come when their charge is over, or was given up too early (ocpp.md 4.5.5, 4.5.7, 4.7.1).
import { describe, expect, test } from "bun:test"
import { abandonedFlag } from "../../src/domain/Charge.ts"
import type { Event } from "../../src/domain/Event.ts"
import { Day, day, read, reading, started, stopped } from "./Story.ts"

describe("a reading", () => {
  test("that comes late and names nothing is of the charge that ran then; each of a message by its own time", () => {
    const told = new Day(started(7, 0), stopped(7, 600, { register: 500 }), started(8, 3600, { register: 500 }))
    told.hear(read(undefined, 1, reading(300, 300)), read(undefined, 1, reading(1800, 500)))
    expect(told.ledger.owners).toEqual([undefined])
    told.hear(read(undefined, 1, reading(400, 350), reading(700, 500), reading(3700, 800)))
    expect(told.ledger.owners.map((owner) => owner?.id)).toEqual([7, undefined, 8])
    expect(told.told).toEqual({ 7: ["ended", 400], 8: ["open", 300] })
  })

  test("of a charge that was given up, as it happens, opens it again; of before, it ended later; none after another began", () => {
    const abandoned = (id: number): Event => ({
      _tag: "TransactionAbandoned",
      station: "CP1",
      transaction: id,
      because: "its connector became free"
    })
    const told = new Day(started(7, 5000), abandoned(7))
    expect(told.charge(7)).toMatchObject({ endedAt: day + 5_000_000, stale: true })
    told.hear(read(7, 1, reading(6000, 300)))
    expect(told.charge(7)).toMatchObject({
      endedAt: day + 6_000_000,
      flags: [abandonedFlag("its connector became free")]
    })
    told.hear(read(7, 1, reading(9990, 500)))
    expect(told.charge(7)).toMatchObject({ endedAt: undefined, stale: false, flags: [] })
    expect([...told.ledger.open()].map(({ id }) => id)).toEqual([7])
    told.hear(abandoned(7), started(8, 10_100, { register: 500 }), read(7, 1, reading(9995, 510)))
    expect(told.charge(7)).toMatchObject({ endedAt: day + 9_995_000, stale: true })
    told.hear(read(7, 1, reading(10_200, 600)))
    expect(told.told).toEqual({ 7: ["stale", 410], 8: ["open", 100] })
  })
})
