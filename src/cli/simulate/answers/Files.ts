/** Firmware that comes down and logs that go up: each step is told; no file is ever fetched or sent. */
import * as V16 from "../../../ocpp/wire/V16.gen.ts"
import * as V21 from "../../../ocpp/wire/V21.gen.ts"
import * as V201 from "../../../ocpp/wire/V201.gen.ts"
import { restart } from "../life/Booting.ts"
import { type Answerer, on } from "../Reply.ts"
import { say } from "../Said.ts"
import type { Station } from "../Station.ts"
import type { FirmwareStatus, LogStatus } from "../speech/Speech.ts"

/** Downloading, installing over a restart, installed. Undefined `request`: 1.6 without signatures. */
const update = (s: Station, at: number, request: number | undefined): "Accepted" | "AcceptedCanceled" => {
  const was = s.notes.updating
  s.notes.updating = true
  const tell = (status: FirmwareStatus) => {
    s.tell(`firmware: ${status}`)
    s.say(s.speech.firmware(status, request))
  }
  const steps: ReadonlyArray<readonly [seconds: number, act: () => void]> = [
    [1, () => tell("Downloading")],
    [5, () => tell("Downloaded")],
    [3, () => tell("Installing")],
    [
      5,
      () => {
        s.notes.updating = false
        s.afterBoot.push(() => tell("Installed"))
        restart(s, "FirmwareUpdate")
      }
    ]
  ]
  follow(s, Math.max(0, at - s.now), "firmware", steps)
  return was ? "AcceptedCanceled" : "Accepted"
}

const upload = (s: Station, request: number | undefined): "Accepted" | "AcceptedCanceled" => {
  const was = s.notes.uploading
  s.notes.uploading = true
  const tell = (status: LogStatus) => s.say(s.speech.log(status, request))
  const done = () => {
    s.notes.uploading = false
    tell("Uploaded")
  }
  follow(s, 0, "upload", [
    [1, () => tell("Uploading")],
    [5, done]
  ])
  return was ? "AcceptedCanceled" : "Accepted"
}

/** One step after the other; a new beginning of the same topic cancels what is left of the old. */
const follow = (
  s: Station,
  wait: number,
  topic: string,
  [first, ...rest]: ReadonlyArray<readonly [seconds: number, act: () => void]>
) => {
  if (first === undefined) return
  const [seconds, act] = first
  const go = () => {
    act()
    follow(s, 0, topic, rest)
  }
  s.later(wait + s.human(seconds, seconds * 2), go, topic)
}

const fileOf = (s: Station): string => `${s.plan.id}-${new Date(s.now).toISOString().slice(0, 10)}.log`

const log = ({ requestId }: { readonly requestId: number }, s: Station) => ({
  status: upload(s, requestId),
  filename: fileOf(s).slice(0, 255)
})

const publish = ({ requestId }: { readonly requestId: number }, s: Station) => {
  const tell = (status: "Downloading" | "Downloaded" | "Published", location?: ReadonlyArray<string>) => {
    const payload = { requestId, status, ...(location === undefined ? {} : { location }) }
    s.say(
      s.plan.version === "2.1"
        ? say(V21.PublishFirmwareStatusNotification, payload)
        : say(V201.PublishFirmwareStatusNotification, payload)
    )
  }
  follow(s, 0, "publish", [
    [1, () => tell("Downloading")],
    [3, () => tell("Downloaded")],
    [2, () => tell("Published", ["http://127.0.0.1/firmware.bin"])]
  ])
  return { status: "Accepted" as const }
}

const update2 = ({ requestId, firmware }: V21.UpdateFirmwareRequest, s: Station) => ({
  status: update(s, Date.parse(firmware.retrieveDateTime), requestId)
})

export const files: ReadonlyArray<Answerer> = [
  on(V16.UpdateFirmware, ({ retrieveDate }, s) => {
    update(s, Date.parse(retrieveDate), undefined)
    return {}
  }),
  on(V16.SignedUpdateFirmware, ({ requestId, firmware }, s) => ({
    status: update(s, Date.parse(firmware.retrieveDateTime), requestId)
  })),
  on(V201.UpdateFirmware, update2),
  on(V21.UpdateFirmware, update2),
  on(V201.PublishFirmware, publish),
  on(V21.PublishFirmware, publish),
  on(V201.UnpublishFirmware, () => ({ status: "NoFirmware" })),
  on(V21.UnpublishFirmware, () => ({ status: "NoFirmware" })),
  on(V16.GetDiagnostics, (_, s) => {
    upload(s, undefined)
    return { fileName: fileOf(s).slice(0, 255) }
  }),
  on(V16.GetLog, log),
  on(V201.GetLog, log),
  on(V21.GetLog, log)
]
