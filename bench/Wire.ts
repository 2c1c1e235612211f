/**
 * WebSocket as a load generator needs it: frames made once and patched in place, answers read where they lie. The mask is
 * zero, which the protocol allows and which costs the sender nothing.
 */

/** A masked text frame of a client. `at`: where its text begins. */
export const maskedText = (text: string): { readonly frame: Buffer; readonly at: number } => masked(0x81, text)

export const maskedPong = (payload: Buffer): Buffer => masked(0x8a, payload.toString("latin1")).frame

const masked = (opcode: number, text: string) => {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? [opcode, 0x80 | length] : [opcode, 0xfe, length >> 8, length & 0xff]
  const at = head.length + 4
  const frame = Buffer.alloc(at + length)
  frame.set(head)
  frame.write(text, at)
  return { frame, at }
}

/** The request that turns a TCP connection into a charger's; with a password, as HTTP Basic. */
export const handshake = (port: number, identity: string, password: string | undefined): string =>
  [
    `GET /ocpp/${identity} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Protocol: ocpp1.6",
    ...(password === undefined ? [] : [`Authorization: Basic ${btoa(`${identity}:${password}`)}`]),
    "",
    ""
  ].join("\r\n")

/** The status of a complete response head and where it ends; undefined: more has to come. */
export const responseHead = (bytes: Buffer): { readonly status: number; readonly end: number } | undefined => {
  const end = bytes.indexOf("\r\n\r\n")
  return end < 0 ? undefined : { status: Number(bytes.toString("latin1", 9, 12)), end: end + 4 }
}

/** The first frame of the server in these bytes; undefined: it is not complete yet. Fragments are not expected. */
export const serverFrame = (bytes: Buffer): { readonly opcode: number; readonly payload: Buffer } | undefined => {
  const [first = 0, second = 0] = bytes
  let [length, at] = [second & 0x7f, 2]
  if (length === 126) [length, at] = bytes.length < 4 ? [Number.POSITIVE_INFINITY, 4] : [bytes.readUInt16BE(2), 4]
  else if (length === 127)
    [length, at] = bytes.length < 10 ? [Number.POSITIVE_INFINITY, 10] : [Number(bytes.readBigUInt64BE(2)), 10]
  if (bytes.length < at + length || bytes.length < 2) return undefined
  return { opcode: first & 0x0f, payload: bytes.subarray(at, at + length) }
}
