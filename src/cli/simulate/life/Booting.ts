/** How a station comes to its central system: boots until it is accepted, then tells how it is, and lives. */

import { early } from "../Said.ts"
import type { Station } from "../Station.ts"
import type { BootReason } from "../speech/Speech.ts"
import { tellMeter } from "./Charging.ts"

export const opened = (s: Station) => {
  s.tell("connected")
  // After a lost connection a station does not boot again (OCPP-J 5.4): it says how it is, and goes on.
  if (s.standing !== "accepted" || s.plan.oddity === "boots-again") return boot(s, s.bootReason)
  tellAll(s)
  beatHeart(s)
}

export const closed = (s: Station) => {
  s.tell("has lost its connection")
  for (const topic of ["heartbeat", "boot"]) s.agenda.drop(topic)
}

/** Asks to be accepted, again and again. */
export const boot = (s: Station, reason: BootReason) => {
  const heard: Parameters<Station["speech"]["boot"]>[2] = (answer) => {
    const { status, interval } = answer ?? { status: "Rejected", interval: 0 }
    if (status !== "Accepted") {
      s.standing = status === "Pending" ? "pending" : "rejected"
      s.tell(`is ${status.toLowerCase()}, and asks again in ${interval > 0 ? interval : usualWait} s`)
      return s.later((interval > 0 ? interval : usualWait) * 1000, () => boot(s, reason), "boot")
    }
    const isNew = s.standing !== "accepted"
    s.standing = "accepted"
    s.bootReason = "PowerUp"
    s.agenda.drop("boot")
    if (interval > 0) s.settings.put("HeartbeatInterval", String(interval))
    s.tell(`is accepted, heartbeat every ${s.settings.number("HeartbeatInterval")} s`)
    if (isNew) {
      tellAll(s)
      // 1.6 has it with the security extension only, which not every central system knows.
      if (s.plan.version !== "1.6") s.say(s.speech.security("StartupOfTheDevice", s.now))
    }
    beatHeart(s)
    align(s)
    for (const act of s.afterBoot.splice(0)) act()
  }
  s.outbox.first(early(s.speech.boot(s.facts, reason, heard)))
}

/** Seconds, when the central system leaves it to the station. */
const usualWait = 30

export const tellAll = (s: Station) => {
  const own = s.speech.stationStatus(s.operative, s.now)
  if (own !== undefined) s.say(own)
  for (const evse of s.evses) s.refresh(evse, true)
}

export const beatHeart = (s: Station) => {
  const beat = () => {
    s.say(s.speech.heartbeat())
    beatHeart(s)
  }
  const seconds = s.settings.number("HeartbeatInterval")
  if (seconds > 0) s.later(seconds * 1000, beat, "heartbeat")
}

/** Values at whole intervals of the clock (ClockAlignedDataInterval); 0: none. */
export const align = (s: Station) => {
  const every = s.settings.number("ClockAlignedDataInterval") * 1000
  if (every <= 0) return s.agenda.drop("aligned")
  const take = () => {
    for (const evse of s.evses) tellMeter(s, evse, "Sample.Clock", "MeterValueClock")
    align(s)
  }
  s.agenda.put((Math.floor(s.now / every) + 1) * every, take, "aligned")
}

/** Starts over: what is told of charges is kept, the connection is not. */
export const restart = (s: Station, reason: BootReason) => {
  s.tell("starts over")
  s.standing = "new"
  s.bootReason = reason
  for (const topic of ["heartbeat", "boot"]) s.agenda.drop(topic)
  s.hangUp(s.now + s.human(3, 10))
}
