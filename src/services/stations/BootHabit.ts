/** Whether a station boots each time it connects, or only when it starts (Wallbox Pulsar Pro, Ocular IQ). */
import type { Station } from "./StationState.ts"

/** How long after it has connected a station may boot, ms: later it was something else that made it. */
const settling = 60_000

/** What is known when it has booted at this moment: of another firmware nothing. */
export const afterBoot = (station: Station, firmware: string | undefined, at: number): boolean | undefined => {
  const known = station.firmware === firmware ? station.bootsOnReconnect : undefined
  const isSoon = isBack(station) && at - (station.connectedSince ?? at) < settling
  return known ?? (isSoon ? true : undefined)
}

/** What is known when it is connected at this moment: back for a while without a boot, it does not boot each time. */
export const withoutBoot = (station: Station, at: number): boolean | undefined => {
  const { connectedSince, connection, positions, bootsOnReconnect } = station
  if (!isBack(station) || at - (connectedSince ?? at) < settling) return bootsOnReconnect
  return positions.boot < (connection ?? 0) ? false : bootsOnReconnect
}

const isBack = ({ connectedSince, disconnectedAt }: Station): boolean =>
  connectedSince !== undefined && disconnectedAt !== undefined
