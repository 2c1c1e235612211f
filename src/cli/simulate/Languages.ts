/** The three versions that a station can be of. */
import type { Version } from "../../ocpp/wire/Spec.ts"
import { availability } from "./answers/Availability.ts"
import { cards } from "./answers/Cards.ts"
import { certificates } from "./answers/Certificates.ts"
import { configuration } from "./answers/Configuration.ts"
import { files } from "./answers/Files.ts"
import { monitoring } from "./answers/Monitoring.ts"
import { others } from "./answers/Others.ts"
import { remoteControl } from "./answers/RemoteControl.ts"
import { reports } from "./answers/Reports.ts"
import { reservations } from "./answers/Reservations.ts"
import { smartCharging } from "./answers/SmartCharging.ts"
import { triggers } from "./answers/Triggers.ts"
import type { Language } from "./Language.ts"
import { notImplemented } from "./Reply.ts"
import type { Speech } from "./speech/Speech.ts"
import { speech2 } from "./speech/Speech2.ts"
import { speech16 } from "./speech/Speech16.ts"

/** Every command that a station of any version answers. */
export const answerers = [
  ...remoteControl,
  ...availability,
  ...configuration,
  ...reports,
  ...smartCharging,
  ...triggers,
  ...cards,
  ...reservations,
  ...files,
  ...certificates,
  ...monitoring,
  ...others
]

const language = (version: Version, speech: Speech): Language => {
  const known = new Map(answerers.filter((one) => one.version === version).map((one) => [one.action, one]))
  return {
    speech,
    answer: (action, payload, station) => known.get(action)?.answer(payload, station) ?? notImplemented(action)
  }
}

export const languages: { readonly [V in Version]: Language } = {
  "1.6": language("1.6", speech16()),
  "2.0.1": language("2.0.1", speech2("2.0.1")),
  "2.1": language("2.1", speech2("2.1"))
}
