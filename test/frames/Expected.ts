/** What each recorded dialogue says that was charged, read off it by hand; newest first, as the API lists them. */

export interface Expected {
  readonly evse: number
  /** What the card or PIN was; null: the dialogue names none. */
  readonly token: string | null
  /** Registers at start and end, and the difference, in Wh; null: not told. */
  readonly meterStart: number | null
  readonly meterStop: number | null
  readonly energy: number
  /** By the station's clock, without its milliseconds. */
  readonly startedAt: string
  readonly endedAt: string
  readonly reason: string | null
  /** Rows of the curve: meter values that belong to it. */
  readonly readings: number
  /** What the dialogue itself leaves out or says twice. */
  readonly flag?: string
}

export interface ExpectedDialogue {
  readonly charges: ReadonlyArray<Expected>
  /** Actions that break their schema: they are understood all the same. */
  readonly broken?: ReadonlyArray<string>
  /** Calls to the station that our API refuses before anything is sent. */
  readonly refused?: { readonly [action: string]: number }
  /** Calls that the recorded station never answered before it went away. */
  readonly silent?: ReadonlyArray<string>
}

/** `12:57:43` to `12:57:49`, from 100 to 130 Wh. */
const charge = (
  times: string,
  registers: readonly [number | null, number | null],
  rest: Partial<Expected> = {}
): Expected => {
  const [from = "", to = ""] = times.split(" ")
  const [meterStart, meterStop] = registers
  return {
    evse: 1,
    token: "TAG1",
    meterStart,
    meterStop,
    energy: (meterStop ?? 0) - (meterStart ?? 0),
    startedAt: `2026-11-23T${from}`,
    endedAt: `2026-11-23T${to}`,
    reason: "local",
    readings: 0,
    ...rest
  }
}

const seconds = (clock: string) => Date.parse(`2026-11-23T${clock}Z`)
const later = (clock: string, by: number) => new Date(seconds(clock) + by * 1000).toISOString().slice(11, 19)

/** Every 42 s or so another charge of 30 s and 100 Wh, on connectors 1 and 2 in turn. */
const quickstart = [
  "12:53:09 12:53:51 12:54:33 12:55:15 12:55:58 12:56:40 12:57:22 12:58:04 12:58:46 12:59:28",
  "13:00:10 13:00:52 13:01:34 13:02:16 13:02:58 13:03:40 13:04:22 13:05:04 13:05:46"
]
  .join(" ")
  .split(" ")
  .map((start, n) => charge(`${start} ${later(start, 30)}`, [100 + 200 * n, 200 + 200 * n], { evse: 1 + (n % 2) }))
  .reverse()

/** It counts 0, 1, 9. */
const numbersMissing = "reports missing: 7 of 10"

export const expected: { readonly [file: string]: ExpectedDialogue } = {
  "mobilityhouse-1.6.jsonl": { charges: [charge("12:57:43 12:57:49", [100, 130], { readings: 3 })] },
  "mobilityhouse-2.0.1.jsonl": { charges: [charge("12:57:50 12:57:56", [100, 130], { readings: 5 })] },
  "mobilityhouse-2.1.jsonl": { charges: [charge("12:57:56 12:58:02", [100, 130], { readings: 5 })] },
  "ocpp-go-1.6.jsonl": {
    // Its meter values are of the export register: they belong to the charge and are no energy of it.
    charges: [charge("12:24:18 12:24:43", [0, 52], { token: "12345", reason: "evDisconnected", readings: 6 })],
    refused: { NoSuchAction: 404 }
  },
  "ocpp-go-2.0.1.jsonl": {
    charges: [charge("12:24:18 12:24:43", [null, null], { token: "pin", reason: "evDisconnected", readings: 5 })],
    silent: ["DataTransfer"]
  },
  "open-ocpp-quickstart-1.6.jsonl": {
    // The first was never stopped: the station restarted and charged again at the same connector.
    charges: [...quickstart, charge("12:30:08 12:30:08", [100, 100], { reason: null, flag: "stop missing" })]
  },
  "open-ocpp-remote-1.6.jsonl": {
    charges: [charge("12:53:33 12:53:38", [0, 24], { reason: "remote" })],
    refused: { NoSuchAction: 404 }
  },
  "sap-simulator-1.6.jsonl": {
    charges: [
      // The final register, 91, is the last sample, 91.4, cut to whole Wh.
      charge("12:35:17 12:35:31", [0, 91.4], { readings: 2 }),
      charge("12:10:41 12:10:46", [0, 0], { reason: "remote" })
    ],
    refused: { NoSuchAction: 404 }
  },
  "sap-simulator-2.0.1.jsonl": {
    charges: [
      charge("12:35:47 12:36:01", [null, null]),
      charge("12:10:51 12:10:57", [0, 0], { token: null, reason: "remote", readings: 2 })
    ],
    refused: { NoSuchAction: 404 }
  },
  "solidstudio-vcp-1.6.jsonl": {
    charges: [
      charge("12:28:46 12:29:09", [0, 2000], { readings: 1 }),
      charge("12:03:01 12:03:05", [0, 49], { readings: 1 })
    ],
    refused: { NoSuchAction: 404 }
  },
  "solidstudio-vcp-2.0.1.jsonl": {
    // The only register is the last: nothing to subtract it from.
    charges: [charge("12:28:46 12:29:08", [2000, 2000], { readings: 1, flag: numbersMissing })],
    broken: ["NotifyReport"],
    silent: ["CancelReservation"]
  },
  "solidstudio-vcp-2.1.jsonl": {
    charges: [
      charge("12:28:47 12:29:08", [2000, 2000], { readings: 1, flag: numbersMissing }),
      // The end names no unit, so it is Wh (its signed part says kWh).
      charge("12:03:10 12:03:16", [0, 0.05821], { readings: 2, flag: "one number for different reports" })
    ],
    broken: ["NotifyReport"],
    refused: { GetCertificateChainStatus: 409 }
  }
}
