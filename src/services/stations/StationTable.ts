/** The SQL of the table `stations`: one row a station, written by the listener `stations`, read at every start. */
import { Context, Effect, Layer, Schema } from "effect"
import { SqlClient, type SqlError } from "effect/sql"
import { rows } from "../../database/Rows.ts"
import type { StationState } from "./StationState.ts"

export class StationTable extends Context.Service<
  StationTable,
  {
    /** Every station that is not removed, without its connectors. */
    readonly all: Effect.Effect<ReadonlyArray<StationState>, SqlError.SqlError>
    /** The stations of these keys, without their connectors, locked until the transaction ends. */
    take(keys: ReadonlyArray<string>): Effect.Effect<ReadonlyArray<StationState>, SqlError.SqlError>
    /** Writes these stations; a row that is newer stays. By key, for the order in which rows are locked. */
    put(stations: ReadonlyMap<string, StationState>): Effect.Effect<void, SqlError.SqlError>
  }
>()("onetime/services/stations/StationTable") {
  static readonly layer = Layer.effect(
    StationTable,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const columns = sql.literal(selected)
      const stations = rows(Row)
      return StationTable.of({
        all: Effect.map(stations(sql`SELECT ${columns} FROM stations WHERE NOT removed ORDER BY key`), (found) =>
          found.map(stateOf)
        ),
        take: (keys) =>
          Effect.map(
            stations(sql`
              SELECT ${columns} FROM stations
              WHERE key IN (SELECT json_array_elements_text(${JSON.stringify(keys)}::json))
              ORDER BY key FOR UPDATE
            `),
            (found) => found.map(stateOf)
          ),
        put: (changed) =>
          changed.size === 0
            ? Effect.void
            : Effect.asVoid(sql`
            INSERT INTO stations (${sql.literal(names.join(", "))})
            SELECT * FROM json_to_recordset(${JSON.stringify(rowsOf(changed))}::json) AS row(${sql.literal(typed)})
            ORDER BY key
            ON CONFLICT (key) DO UPDATE SET ${sql.literal(updates)}
            WHERE stations.position <= excluded.position
          `)
      })
    })
  )
}

/** Each column: its type, and how it is read. Moments are ms since 1970 on our side. */
const columnTypes = {
  key: "text",
  id: "text",
  standing: "text",
  version: "text",
  password_hash: "text",
  offered_hash: "text",
  vendor: "text",
  model: "text",
  serial: "text",
  firmware: "text",
  iccid: "text",
  imsi: "text",
  meter_type: "text",
  meter_serial: "text",
  boot_reason: "text",
  verdict: "text",
  first_seen: "timestamptz",
  last_seen: "timestamptz",
  booted_at: "timestamptz",
  connection: "bigint",
  connected_since: "timestamptz",
  disconnected_at: "timestamptz",
  address: "text",
  secure: "boolean",
  spelling: "text",
  open: "boolean",
  flag: "text",
  unreadable: "integer",
  undecided: "integer",
  last_trouble: "text",
  strict: "boolean",
  rated_power: "float8",
  energy_scale: "float8",
  label: "text",
  location: "text",
  removed: "boolean",
  aliases: "text[]",
  clock_offset: "float8",
  answers_pings: "boolean",
  boots_on_reconnect: "boolean",
  found_position: "bigint",
  standing_position: "bigint",
  password_position: "bigint",
  boot_position: "bigint",
  connection_position: "bigint",
  trouble_position: "bigint",
  settings_position: "bigint",
  learned_position: "bigint",
  position: "bigint"
} as const

const names = Object.keys(columnTypes)
const columnList = Object.entries(columnTypes)
const typed = columnList.map(([name, type]) => `${name} ${type}`).join(", ")
const updates = names
  .filter((name) => name !== "key")
  .map((name) => `${name} = excluded.${name}`)
  .join(", ")
const readings = {
  text: "",
  "text[]": "",
  boolean: "",
  integer: "",
  float8: "",
  bigint: "::float8",
  timestamptz: ""
} as const
const selected = columnList
  .map(([name, type]) =>
    type === "timestamptz"
      ? `round(extract(epoch FROM ${name}) * 1000)::float8 AS ${name}`
      : `${name}${readings[type]} AS ${name}`
  )
  .join(", ")

const text = Schema.NullOr(Schema.String)
const time = Schema.NullOr(Schema.Number)
const Row = Schema.Struct({
  id: Schema.String,
  standing: Schema.Literals(["accepted", "held"]),
  version: Schema.String,
  password_hash: text,
  offered_hash: text,
  vendor: text,
  model: text,
  serial: text,
  firmware: text,
  iccid: text,
  imsi: text,
  meter_type: text,
  meter_serial: text,
  boot_reason: text,
  verdict: Schema.NullOr(Schema.Literals(["accepted", "pending", "rejected"])),
  first_seen: Schema.Number,
  last_seen: Schema.Number,
  booted_at: time,
  connection: time,
  connected_since: time,
  disconnected_at: time,
  address: text,
  secure: Schema.NullOr(Schema.Boolean),
  spelling: text,
  open: Schema.Boolean,
  flag: text,
  unreadable: Schema.Number,
  undecided: Schema.Number,
  last_trouble: text,
  strict: Schema.Boolean,
  rated_power: Schema.NullOr(Schema.Number),
  energy_scale: Schema.NullOr(Schema.Number),
  label: text,
  location: text,
  removed: Schema.Boolean,
  aliases: Schema.Array(Schema.String),
  clock_offset: Schema.NullOr(Schema.Number),
  answers_pings: Schema.NullOr(Schema.Boolean),
  boots_on_reconnect: Schema.NullOr(Schema.Boolean),
  found_position: Schema.Number,
  standing_position: Schema.Number,
  password_position: Schema.Number,
  boot_position: Schema.Number,
  connection_position: Schema.Number,
  trouble_position: Schema.Number,
  settings_position: Schema.Number,
  learned_position: Schema.Number,
  position: Schema.Number
})

const stateOf = (row: typeof Row.Type): StationState => ({
  id: row.id,
  standing: row.standing,
  version: row.version,
  passwordHash: row.password_hash ?? undefined,
  offeredHash: row.offered_hash ?? undefined,
  vendor: row.vendor ?? undefined,
  model: row.model ?? undefined,
  serial: row.serial ?? undefined,
  firmware: row.firmware ?? undefined,
  iccid: row.iccid ?? undefined,
  imsi: row.imsi ?? undefined,
  meterType: row.meter_type ?? undefined,
  meterSerial: row.meter_serial ?? undefined,
  bootReason: row.boot_reason ?? undefined,
  verdict: row.verdict ?? undefined,
  firstSeen: row.first_seen,
  lastSeen: row.last_seen,
  seenWritten: row.last_seen,
  bootedAt: row.booted_at ?? undefined,
  connection: row.connection ?? undefined,
  connectedSince: row.connected_since ?? undefined,
  disconnectedAt: row.disconnected_at ?? undefined,
  address: row.address ?? undefined,
  secure: row.secure ?? undefined,
  spelling: row.spelling ?? undefined,
  open: row.open,
  flag: row.flag ?? undefined,
  unreadable: row.unreadable,
  undecided: row.undecided,
  lastTrouble: row.last_trouble ?? undefined,
  strict: row.strict,
  ratedPower: row.rated_power ?? undefined,
  energyScale: row.energy_scale ?? undefined,
  label: row.label ?? undefined,
  location: row.location ?? undefined,
  removed: row.removed,
  aliases: row.aliases,
  clockOffset: row.clock_offset ?? undefined,
  answersPings: row.answers_pings ?? undefined,
  bootsOnReconnect: row.boots_on_reconnect ?? undefined,
  connectors: [],
  positions: {
    found: row.found_position,
    standing: row.standing_position,
    password: row.password_position,
    boot: row.boot_position,
    connection: row.connection_position,
    trouble: row.trouble_position,
    settings: row.settings_position,
    learned: row.learned_position,
    position: row.position
  }
})

/** JSON leaves out what is undefined, and SQL reads that as NULL; dates become their ISO text. */
const rowsOf = (stations: ReadonlyMap<string, StationState>) =>
  Array.from(stations, ([key, state]) => rowOf(key, state))

const rowOf = (key: string, state: StationState): { readonly [K in keyof typeof columnTypes]: unknown } => ({
  key,
  id: state.id,
  standing: state.standing,
  version: state.version,
  password_hash: state.passwordHash,
  offered_hash: state.offeredHash,
  vendor: state.vendor,
  model: state.model,
  serial: state.serial,
  firmware: state.firmware,
  iccid: state.iccid,
  imsi: state.imsi,
  meter_type: state.meterType,
  meter_serial: state.meterSerial,
  boot_reason: state.bootReason,
  verdict: state.verdict,
  first_seen: new Date(state.firstSeen),
  last_seen: new Date(state.seenWritten),
  booted_at: dateOf(state.bootedAt),
  connection: state.connection,
  connected_since: dateOf(state.connectedSince),
  disconnected_at: dateOf(state.disconnectedAt),
  address: state.address,
  secure: state.secure,
  spelling: state.spelling,
  open: state.open,
  flag: state.flag,
  unreadable: state.unreadable,
  undecided: state.undecided,
  last_trouble: state.lastTrouble,
  strict: state.strict,
  rated_power: state.ratedPower,
  energy_scale: state.energyScale,
  label: state.label,
  location: state.location,
  removed: state.removed,
  aliases: state.aliases,
  clock_offset: state.clockOffset,
  answers_pings: state.answersPings,
  boots_on_reconnect: state.bootsOnReconnect,
  found_position: state.positions.found,
  standing_position: state.positions.standing,
  password_position: state.positions.password,
  boot_position: state.positions.boot,
  connection_position: state.positions.connection,
  trouble_position: state.positions.trouble,
  settings_position: state.positions.settings,
  learned_position: state.positions.learned,
  position: state.positions.position
})

const dateOf = (at: number | undefined) => (at === undefined ? undefined : new Date(at))
