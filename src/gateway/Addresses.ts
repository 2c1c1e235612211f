/** The addresses that we print and return: where we listen, and how the world reaches us. */
import { Option } from "effect"

export interface Addresses {
  /** What a station's identity is put behind, as `ws://localhost:8080/ocpp`. */
  readonly chargers: string
  /** As `http://localhost:8080/api`; undefined: it is not said how the API is reached. */
  readonly api: string | undefined
}

export interface Listening {
  readonly encrypted: boolean
  readonly chargers: { readonly host: string; readonly port: number }
  readonly api: { readonly host: string; readonly port: number }
}

/** On this machine. */
export const addressesHere = ({ encrypted, chargers, api }: Listening): Addresses => ({
  chargers: `${encrypted ? "wss" : "ws"}://${shown(chargers)}/ocpp`,
  api: `${encrypted ? "https" : "http"}://${shown(api)}/api`
})

/** By PUBLIC_URL, which is of the chargers' port: an API on a port of its own is none of the world's business. */
export const addressesOutside = (publicUrl: Option.Option<string>, apart: boolean): Option.Option<Addresses> =>
  Option.map(publicUrl, (url) => ({
    chargers: `${url.replace(/^http/, "ws")}/ocpp`,
    api: apart ? undefined : `${url}/api`
  }))

/** As one line for people. */
export const addressLine = ({ chargers, api }: Addresses): string =>
  `chargers: ${chargers}/<station id>${api === undefined ? "" : `   API: ${api}`}`

const shown = ({ host, port }: { readonly host: string; readonly port: number }): string => {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host
  return `${name}:${port}`
}
