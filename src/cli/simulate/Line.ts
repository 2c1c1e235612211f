/** A station's WebSocket: what comes over it, and how it ends. Bun's client can show a password, the one of the DOM cannot. */
import type { Version } from "../../ocpp/wire/Spec.ts"

export interface Ear {
  opened(): void
  heard(text: string): void
  /** Once, also for a connection that never opened. */
  closed(code: number, reason: string): void
}

const protocols = { "1.6": "ocpp1.6", "2.0.1": "ocpp2.0.1", "2.1": "ocpp2.1" } as const

export interface Way {
  /** The endpoint; the station's identity comes behind it. */
  readonly url: string
  readonly id: string
  readonly version: Version
  readonly password: string | undefined
}

export const open = ({ url, id, version, password }: Way, ear: Ear): WebSocket => {
  const headers = password === undefined ? {} : { authorization: `Basic ${credentials(id, password)}` }
  const address = `${url.replace(/\/+$/, "")}/${encodeURIComponent(id)}`
  const socket: WebSocket = Reflect.construct(WebSocket, [address, { protocols: [protocols[version]], headers }])
  socket.onopen = () => ear.opened()
  socket.onmessage = ({ data }) => ear.heard(String(data))
  socket.onclose = ({ code, reason }) => ear.closed(code, reason)
  return socket
}

/** A key of hexadecimal digits (1.6 AuthorizationKey) stands for its bytes. */
const credentials = (id: string, password: string): string => {
  const isHex = /^([0-9a-f]{2}){16,20}$/i.test(password)
  return Buffer.concat([Buffer.from(`${id}:`), Buffer.from(password, isHex ? "hex" : "utf8")]).toString("base64")
}
