/** The services behind a message, as small as can be: what a message asks of them is kept, and they answer as told. */
import type { Event } from "../../src/domain/Event.ts"
import type { Ruling, Token, TokenRecord } from "../../src/domain/Token.ts"
import { receiverOf } from "../../src/ocpp/Catalogue.ts"
import type { Desk, From, Reply } from "../../src/ocpp/Message.ts"
import { understand, understandStrictly } from "../../src/ocpp/Tolerance.ts"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import type { Boot } from "../../src/services/stations/Stations.ts"
import type { Report, Start, Stop } from "../../src/services/transactions/Transactions.ts"

export const received = Date.parse("2026-11-23T12:00:00.000Z")
/** The same moment as stations write it, and as it is read. */
export const now = "2026-11-23T12:00:00.000Z"
export const time = { text: now, at: received }

export const all = ["1.6", "2.0.1", "2.1"] as const
export const both = ["2.0.1", "2.1"] as const

export const from = (version: Version): From => ({ station: "CP1", version, connection: 7, received })

interface Told {
  readonly boots: Array<Boot>
  readonly starts: Array<Start>
  readonly stops: Array<Stop>
  readonly reports: Array<Report>
  readonly unreadable: Array<Token | undefined>
  readonly asked: Array<Token>
}

export interface FakeDesk extends Desk {
  readonly told: Told
}

/** `ruling` is what is said of every token; `tokens` are those that were entered; `clock` false: our time is not trusted. */
export const fakeDesk = (
  options: { readonly ruling?: Ruling; readonly tokens?: ReadonlyArray<TokenRecord>; readonly clock?: boolean } = {}
): FakeDesk => {
  const { ruling = { verdict: "accepted" }, tokens = [], clock = true } = options
  const told: Told = { boots: [], starts: [], stops: [], reports: [], unreadable: [], asked: [] }
  const marker: Event = { _tag: "StationSeen", station: "CP1" }
  const decide = <A>(answer: A) => ({ answer, events: [marker] })
  const find = (text: string) => tokens.find((token) => token.text.toLowerCase() === text.toLowerCase())
  return {
    told,
    seal: { seal: (secret) => `pin-${Bun.hash(secret).toString(16)}` },
    stations: {
      find: () => undefined,
      called: () => undefined,
      all: () => [],
      admit: () => "known",
      boot: (boot, now) => {
        told.boots.push(boot)
        return clock ? decide({ verdict: "accepted", interval: 300, now }) : undefined
      },
      heartbeat: (now) => (clock ? now : undefined),
      seen: () => undefined,
      clockOffset: () => 0,
      approve: () => decide(undefined),
      setPassword: () => decide(undefined),
      adjust: () => decide(undefined),
      put: () => decide(undefined),
      offerPassword: () => decide(undefined),
      remove: () => decide(undefined)
    },
    authorization: {
      rule: () => ruling,
      dismiss: () => decide(undefined),
      ask: (_station, token) => {
        told.asked.push(token)
        return decide(ruling)
      },
      find,
      keyOf: ({ text }) => text.toLowerCase(),
      meant: (text, kind = "card") => ({ text, kind }),
      all: () => tokens,
      unknown: () => [],
      save: decide,
      saveAll: () => decide(undefined),
      remove: () => decide(undefined)
    },
    transactions: {
      start: (start) => {
        told.starts.push(start)
        return decide({ transaction: 17, ruling })
      },
      stop: (stop) => {
        told.stops.push(stop)
        return decide(stop.token === undefined ? undefined : ruling)
      },
      report: (report) => {
        told.reports.push(report)
        return decide(report.token === undefined ? undefined : ruling)
      },
      unreadableStart: (_station, _received, token) => {
        told.unreadable.push(token)
        return decide({ transaction: 18, ruling: token === undefined ? { verdict: "invalid" } : ruling })
      },
      freshId: () => 19,
      find: () => undefined,
      open: () => [],
      running: () => 0
    }
  }
}

/** What a station hears for a payload, as the handler would decide it. */
export const hear = (
  version: Version,
  action: string,
  payload: unknown,
  desk: Desk = fakeDesk(),
  read = understand
): Reply<unknown> => {
  const receiver = receiverOf(version, action)
  if (receiver === undefined) throw new Error(`${version} has no ${action}`)
  const understood = read(receiver, payload)
  if (understood._tag === "Request") return receiver.handle(understood.request, from(version), desk)
  const { code, message } = understood.issue
  return (
    receiver.options.unreadable?.(payload, from(version), desk) ?? {
      _tag: "Refusal",
      code,
      description: message,
      events: []
    }
  )
}

/** The answer to a payload, with its events; fails when it was refused. */
export const answerTo = (version: Version, action: string, payload: unknown, desk: Desk = fakeDesk()) => {
  const reply = hear(version, action, payload, desk)
  if (reply._tag === "Refusal") throw new Error(`${reply.code}: ${reply.description}`)
  return reply
}

/** Code and description of the error to a payload, nothing put right; what was answered, when it was not refused. */
export const errorTo = (version: Version, action: string, payload: unknown, desk: Desk = fakeDesk()) => {
  const reply = hear(version, action, payload, desk, understandStrictly)
  return reply._tag === "Refusal" ? [reply.code, reply.description] : ["Answer", JSON.stringify(reply.answer)]
}
