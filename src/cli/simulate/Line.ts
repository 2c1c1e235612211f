/** A station's WebSocket: what comes over it, and how it ends. Bun's client can show a password, the one of the DOM cannot. */
import type { Version } from "../../ocpp/wire/Spec.ts"

export interface Ear {
  opened(): void
  heard(text: string): void
  /** Once, also for a connection that never opened. */
  closed(code: number, reason: string): void
}

export const protocols: { readonly [V in Version]: string } = {
  "1.6": "ocpp1.6",
  "2.0.1": "ocpp2.0.1",
  "2.1": "ocpp2.1"
}

export interface Way {
  readonly address: string
  readonly protocols: ReadonlyArray<string>
  /** Of the header; undefined: none. */
  readonly authorization: string | undefined
  /** Any certificate will do. */
  readonly insecure: boolean
}

export const open = ({ address, protocols, authorization, insecure }: Way, ear: Ear): WebSocket => {
  const headers = authorization === undefined ? {} : { authorization }
  const tls = insecure ? { tls: { rejectUnauthorized: false } } : {}
  const socket: WebSocket = Reflect.construct(WebSocket, [address, { protocols, headers, ...tls }])
  socket.onopen = () => ear.opened()
  socket.onmessage = ({ data }) => ear.heard(String(data))
  socket.onclose = ({ code, reason }) => ear.closed(code, reason)
  return socket
}

/** A station's identity behind the address of the central system. */
export const addressOf = (url: string, id: string): string => `${url.replace(/\/+$/, "")}/${encodeURIComponent(id)}`

/** A key of hexadecimal digits (1.6 AuthorizationKey) stands for its bytes. */
export const basic = (id: string, password: string): string => {
  const isHex = /^([0-9a-f]{2}){16,20}$/i.test(password)
  const bytes = Buffer.concat([Buffer.from(`${id}:`), Buffer.from(password, isHex ? "hex" : "utf8")])
  return `Basic ${bytes.toString("base64")}`
}
