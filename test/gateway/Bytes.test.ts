/** Frames that no WebSocket client would send, and peers that do not read: what it costs them, and nobody else. */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { deflateRawSync } from "node:zlib"
import { type Fixture, startFixture } from "./Fixture.ts"
import { Peer } from "./Peer.ts"
import { opcodes, RawPeer } from "./RawPeer.ts"

let fixture: Fixture
let neighbour: Peer
beforeAll(async () => {
  fixture = await startFixture()
  neighbour = await Peer.of(fixture.system.port, "neighbour")
})
afterAll(() => fixture.stop())

const open = (id: string, headers?: ReadonlyArray<string>) => RawPeer.open(fixture.system.port, id, headers)
const well = async () => expect(await neighbour.result("Heartbeat", {})).toHaveProperty("currentTime")
const deflate = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
/** As RFC 7692 7.2.1 wants it: without the empty block at its end. */
const compressed = (text: string | Buffer) => deflateRawSync(text, { finishFlush: 2 }).subarray(0, -4)
const heartbeat = '[2,"h","Heartbeat",{}]'

describe("size", () => {
  test("a frame of a mebibyte is taken", async () => {
    const station = await open("size-1")
    const frame = `[2,"a","DataTransfer",{"vendorId":"x","data":"${"d".repeat(1_048_500)}"}]`
    expect(frame.length).toBeLessThan(1 << 20)
    station.text(frame)
    expect(await station.json()).toEqual([3, "a", { status: "UnknownVendorId" }])
    station.destroy()
  })

  test("one beyond it ends the connection with 1009", async () => {
    const station = await Peer.of(fixture.system.port, "size-2")
    station.say("x".repeat((1 << 20) + 1))
    expect((await station.closed).code).toBe(1009)
    await well()
  })

  test("one that claims to be of many gigabytes, too", async () => {
    const station = await open("size-3")
    station.socket.write(Buffer.from([0x81, 0xff, 0, 0, 0, 0xff, 0, 0, 0, 0, 1, 2, 3, 4, 5]))
    expect(await station.closeCode()).toBe(1009)
    await well()
  })

  test("in a thousand pieces it is one", async () => {
    const station = await open("size-4")
    const text = `[2,"p","DataTransfer",{"vendorId":"${"x".repeat(200)}"}]`
    for (const [at, letter] of [...text].entries()) {
      station.send(at === 0 ? opcodes.text : 0, letter, { final: at === text.length - 1 })
      if (at === 100) station.send(opcodes.ping, "between")
    }
    expect((await station.next(opcodes.pong)).payload.toString()).toBe("between")
    expect(await station.json()).toMatchObject([3, "p", {}])
    station.destroy()
  })

  test("pieces that never end are no more than one frame", async () => {
    const station = await open("size-5")
    station.send(opcodes.text, "x".repeat(600_000), { final: false })
    station.send(0, "x".repeat(600_000), { final: false })
    expect(await station.closeCode()).toBe(1009)
    await well()
  })
})

describe("compression", () => {
  test("is agreed on when it is offered, and understood", async () => {
    const station = await open("deflate-1", [deflate])
    for (const id of ["a", "b", "c"]) {
      station.send(opcodes.text, compressed(`[2,"${id}","Heartbeat",{}]`), { compressed: true })
      expect(await station.json()).toMatchObject([3, id, { currentTime: expect.any(String) }])
    }
    station.text(heartbeat)
    expect(await station.json()).toMatchObject([3, "h", {}])
    station.destroy()
  })

  test("offered by a client as it usually is", async () => {
    const { peer, head } = await RawPeer.ask(fixture.system.port, [
      "GET /ocpp/deflate-2 HTTP/1.1",
      "Host: h",
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Protocol: ocpp2.0.1",
      deflate
    ])
    expect(head.headers.get("sec-websocket-extensions")).toStartWith("permessage-deflate")
    peer.destroy()
  })

  test("that nobody offered ends the connection", async () => {
    const station = await open("deflate-3")
    station.send(opcodes.text, compressed(heartbeat), { compressed: true })
    expect(await station.closeCode()).toBe(1002)
    await well()
  })

  test("of a bomb ends the connection before it is big", async () => {
    const station = await open("deflate-4", [deflate])
    const bomb = compressed(Buffer.alloc(200 << 20, "x"))
    expect(bomb.length).toBeLessThan(1 << 20)
    station.send(opcodes.text, bomb, { compressed: true })
    expect(await station.closeCode()).toBe(1009)
    await well()
  })

  test("of rubbish ends the connection", async () => {
    const station = await open("deflate-5", [deflate])
    station.send(opcodes.text, Buffer.from("this is not deflate at all, not at all"), { compressed: true })
    expect(await station.closeCode()).toBe(1007)
    await well()
  })
})

describe("bytes that are no WebSocket", () => {
  const cases: ReadonlyArray<[string, ReadonlyArray<number>]> = [
    ["an unmasked frame", [0x81, 2, 0x5b, 0x5d]],
    ["an unknown opcode", [0x83, 0x80, 1, 2, 3, 4]],
    ["reserved bits", [0xb1, 0x80, 1, 2, 3, 4]],
    ["a ping of 126 bytes", [0x89, 0xfe, 0, 126, 1, 2, 3, 4]],
    ["a continuation of nothing", [0x80, 0x81, 1, 2, 3, 4, 5]],
    ["HTTP again", [...Buffer.from("GET / HTTP/1.1\r\nHost: h\r\n\r\n")]],
    ["a TLS greeting", [0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]]
  ]
  for (const [name, bytes] of cases) {
    test(name, async () => {
      const station = await open("bytes")
      station.socket.write(Buffer.from(bytes))
      expect(await station.closeCode()).toBe(1002)
      await well()
    })
  }

  test("text that is no UTF-8 ends the connection: so Bun decides, before we see it", async () => {
    const station = await open("utf8")
    station.send(opcodes.text, Buffer.from([0x5b, 0xff, 0xfe, 0x5d]))
    expect(await station.closeCode()).toBe(1007)
    await well()
  })
})

describe("pings", () => {
  test("it pings a station that has just come", async () => {
    const station = await open("ping-1")
    await station.next(opcodes.ping)
    station.destroy()
  })

  test("it answers a station's pings with their content", async () => {
    const station = await open("ping-2")
    station.send(opcodes.ping, "are you there")
    expect((await station.next(opcodes.pong)).payload.toString()).toBe("are you there")
    station.destroy()
  })

  test("a pong that nobody asked for is nothing", async () => {
    const station = await open("ping-3")
    station.send(opcodes.pong, "hello")
    station.text(heartbeat)
    expect(await station.json()).toMatchObject([3, "h", {}])
    station.destroy()
  })
})

describe("the end", () => {
  test("a close is answered", async () => {
    const station = await open("close-1")
    station.send(opcodes.close, Buffer.from([0x03, 0xe8]))
    expect(await station.closeCode()).toBe(1000)
  })

  test("a peer that never reads is let go, and nobody waits for it", async () => {
    const station = await open("deaf")
    station.socket.pause()
    const call = `[2,"${"i".repeat(60_000)}","Nonsense",{}]`
    for (let n = 0; n < 400 && !station.ended; n++) {
      station.text(call)
      if (n % 20 === 0) await well()
    }
    await well()
    station.socket.resume()
    await station.closeCode()
  })
})

test("nothing was too much for the process", () => {
  expect(fixture.system.faults()).toEqual([])
})
