/**
 * A connection on a real socket whose answers are held back, as on a slow disk: its inbox fills, the station is made to
 * wait, and when the disk is back every frame is answered, in order.
 */
import { afterEach, expect, test } from "bun:test"
import { Connection } from "../../src/gateway/Connection.ts"
import { judge } from "../../src/gateway/Liveness.ts"
import type { OcppHandler } from "../../src/ocpp/OcppHandler.ts"
import { until } from "../faults/Until.ts"
import { Peer } from "./Peer.ts"

type Give = () => void
const faults = (defect: unknown) => {
  throw defect
}

/** Takes every call and answers none until it is told to. */
const slow = () => {
  const held: Array<Give> = []
  const service: OcppHandler["Service"] = {
    take: (call, _text, _line, _at, done) => void held.push(() => done(`[3,${call.id},{}]`)),
    salvage: () => undefined,
    oddity: (_text, _odd, _line, _at, done) => void held.push(() => done(undefined)),
    note: (_text, _asked, _payload, _line, _at, done) => void held.push(() => done(undefined))
  }
  return { held, service }
}

const listen = async () => {
  const { held, service } = slow()
  let ends = 0
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request, self) => {
      const visitor = {
        station: "A",
        version: "1.6",
        spelling: "A",
        address: "here",
        secure: false,
        open: true
      } as const
      const data = new Connection(visitor, service, faults)
      opened = data
      return self.upgrade(request, { data, headers: { "Sec-WebSocket-Protocol": "ocpp1.6" } })
        ? undefined
        : new Response()
    },
    websocket: {
      data: {} as Connection,
      open: (socket) => socket.data.opened(socket),
      message: (socket, text) => socket.data.received(String(text), Date.now()),
      pong: (socket) => socket.data.pong(),
      close: (socket) => {
        ends++
        socket.data.ended("closed")
      }
    }
  })
  let opened: Connection | undefined
  const peer = await Peer.of(server.port ?? 0, "A")
  if (opened === undefined) throw new Error("nobody came in")
  const connection: Connection = opened
  stops.push(() => server.stop(true))
  return { held, connection, peer, ends: () => ends }
}

const stops: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** Answers what is held, and what comes after it, until so many are answered. */
const release = async (held: Array<Give>, many: number) => {
  for (let given = 0; given < many; ) {
    await until("the next frame", () => held.length > 0)
    for (const give of held.splice(0)) {
      give()
      given++
    }
  }
}

const frame = (n: number, padding = 0) => `[2,"${n}","DataTransfer",{"vendorId":"${"x".repeat(padding)}"}]`

test("sixty-four unanswered frames: it is paused; answered, it goes on, and nothing is lost or out of order", async () => {
  const { held, connection, peer } = await listen()
  const many = 2000
  // 64 kB each: few of them come with one read of the socket.
  for (let n = 0; n < many; n++) peer.say(frame(n, n < 200 ? 8_000 : 10))
  await until("it to be paused", () => connection.paused)
  await until("its inbox to be full", () => held.length === 64)
  await release(held, many)
  await until("all answers", () => peer.heard.length === many)
  expect(peer.heard.map(([, id]) => Number(id))).toEqual(Array.from({ length: many }, (_, n) => n))
  await until("it to go on", () => !connection.paused)
})

test("what it has brought when it goes is still looked at", async () => {
  const { held, connection, peer } = await listen()
  for (let n = 0; n < 500; n++) peer.say(frame(n))
  await until("its inbox to be full", () => held.length === 64)
  connection.close(1000, "go")
  const brought = held.length
  expect(brought).toBeGreaterThanOrEqual(64)
  for (const give of held.splice(0)) give()
  expect([held.length, connection.outbox.length]).toEqual([0, 0])
})

test("a mebibyte unanswered pauses it, too", async () => {
  const { held, connection, peer } = await listen()
  for (let n = 0; n < 6; n++) peer.say(frame(n, 300_000))
  await until("it to be paused", () => connection.paused)
  expect(held.length).toBeLessThan(6)
  await release(held, 6)
  await until("all answers", () => peer.heard.length === 6)
})

test("texts that want no answer fill it like any others", async () => {
  const { held, connection, peer } = await listen()
  for (let n = 0; n < 100; n++) peer.say(n % 2 === 0 ? '[3,"nobody",{}]' : "hello")
  await until("it to be paused", () => connection.paused)
  await release(held, 100)
  await until("it to go on", () => !connection.paused)
})

test("full for a minute it is closed 1013; its silence meanwhile is not held against it", async () => {
  const { connection, peer } = await listen()
  for (let n = 0; n < 100; n++) peer.say(frame(n))
  await until("it to be paused", () => connection.paused)
  const now = performance.now()
  const { heardAt, pingedAt, pongs, paused } = connection
  connection.tick(now + 59_000)
  expect(judge({ now: now + 59_000, heardAt, pingedAt, pongs, paused }, 60_000)).toBe("well")
  expect(peer.socket.readyState).toBe(WebSocket.OPEN)
  connection.tick(now + 61_000)
  expect((await peer.closed).code).toBe(1013)
})

test("our calls wait ten seconds for a station that says nothing", async () => {
  const { connection, peer } = await listen()
  const now = performance.now()
  const call = '[2,"ours","ClearCache",{}]'
  const ask = { id: "ours", action: "ClearCache", text: call, urgent: false, patience: 30_000 }
  connection.outbox.add({ ...ask, unquote: (text) => text, sent: () => {}, heard: () => {} }, now)
  connection.tick(now + 9_000)
  expect(connection.outbox.length).toBe(1)
  connection.ping(now)
  await until("its pong", () => connection.ponged)
  expect(peer.heard).toEqual([])
  connection.tick(now + 10_500)
  expect((await peer.asked()).id).toBe("ours")
})

test("a defect in the handler costs that one answer, not the inbox", async () => {
  const { held, service } = slow()
  const visitor = { station: "B", version: "1.6", spelling: "B", address: "here", secure: false, open: true } as const
  const reported: Array<unknown> = []
  const take = () => {
    throw new Error("a fault of ours")
  }
  const broken = new Connection(visitor, { ...service, take }, (defect) => void reported.push(defect))
  for (let n = 0; n < 200; n++) broken.received(frame(n), 0)
  await until("all of them to be reported", () => reported.length === 200)
  expect(broken.paused).toBe(false)
  expect(held).toEqual([])
})
