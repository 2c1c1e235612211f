/** What befalls a station: people, lost connections, restarts. */

import type { Life } from "../Language.ts"
import type { Station } from "../Station.ts"
import { closed, opened } from "./Booting.ts"
import { end } from "./Charging.ts"
import type { Evse } from "./Evse.ts"
import { expect, leave, stay } from "./Visits.ts"

export const living: Life = {
  born: (s) => {
    for (const evse of s.evses) {
      expect(s, evse, true)
      if (!s.plan.idle) expectFault(s, evse)
    }
    if (s.plan.outages) expectOutage(s)
  },
  opened,
  closed,
  began: stay,
  ended: (s, evse) => {
    if (evse.car !== undefined) s.later(s.human(10, 60), () => leave(s, evse), `leave-${evse.id}`)
  }
}

/** Once in a day or two something leaks to earth; it mends by itself. */
const expectFault = (s: Station, evse: Evse) => {
  const mend = () => {
    evse.faulted = false
    s.refresh(evse)
    expectFault(s, evse)
  }
  const fail = () => {
    evse.faulted = true
    if (evse.charge === undefined) s.refresh(evse)
    else end(s, evse.charge, "Fault")
    s.later(s.human(120, 900), mend, `fault-${evse.id}`)
  }
  s.later(s.human(60_000, 180_000), fail, `fault-${evse.id}`)
}

/** The line breaks now and then; charges go on without it. */
const expectOutage = (s: Station) => {
  const lose = () => {
    if (s.online) {
      const long = s.human(900, 5400)
      s.tell(`goes offline for ${Math.ceil(long / 1000)} s`)
      s.hangUp(s.now + long)
    }
    expectOutage(s)
  }
  s.later(s.human(1800, 10_800), lose, "outage")
}
