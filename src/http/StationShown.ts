/** Stations as the API shows them. */
import type { Connector as ConnectorShown, Station as StationShown } from "../api/Stations.ts"
import { moment } from "../api/Values.ts"
import type { Station } from "../services/stations/Stations.ts"

export const stationOf = (station: Station, online: boolean): StationShown => ({
  id: station.id,
  standing: station.standing,
  online,
  address: station.address ?? null,
  secure: station.secure ?? null,
  flag: station.flag ?? null,
  open: station.passwordHash === undefined,
  version: station.version === "" ? null : station.version,
  vendor: station.vendor ?? null,
  model: station.model ?? null,
  serial: station.serial ?? null,
  firmware: station.firmware ?? null,
  label: station.label ?? null,
  location: station.location ?? null,
  strict: station.strict,
  ratedPower: station.ratedPower ?? null,
  energyScale: station.energyScale ?? null,
  aliases: station.aliases,
  clockOffset: station.clockOffset === undefined ? null : Math.round(station.clockOffset / 1000),
  answersPings: station.answersPings ?? null,
  bootsOnReconnect: station.bootsOnReconnect ?? null,
  firstSeen: moment(station.firstSeen),
  lastSeen: moment(station.lastSeen),
  bootedAt: station.bootedAt === undefined ? null : moment(station.bootedAt),
  connectors: station.connectors.map(connectorOf)
})

const connectorOf = ({
  evse,
  connector,
  status,
  error,
  since
}: Station["connectors"][number]): typeof ConnectorShown.Type => ({
  evse,
  connector: connector ?? null,
  status,
  error: error ?? null,
  since: moment(since)
})
