/** Security profile 2 on the wire: TLS on both ports, with an RSA and an ECDSA certificate of one name (ocpp.md 1.2). */
import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { connect as connectPlain } from "node:net"
import { join } from "node:path"
import { type ConnectionOptions, connect } from "node:tls"
import type { Version } from "../../src/ocpp/wire/Spec.ts"
import { apiKey, root, type System } from "../faults/System.ts"
import { until } from "../faults/Until.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { ask, type Fixture, startFixture } from "./Fixture.ts"
import { basic, Peer, protocolOf } from "./Peer.ts"
import { selfSigned, written } from "./SelfSigned.ts"

const folder = temporaryFolder()
const rsa = selfSigned({ kind: "RSA" })
const ecdsa = selfSigned({ kind: "ECDSA" })
const files = [written(folder, "rsa", rsa), written(folder, "ecdsa", ecdsa)]
const ca = rsa.cert + ecdsa.cert

let fixture: Fixture
let admin = 0
beforeAll(async () => {
  fixture = await startFixture({
    ADMIN_PORT: "0",
    TLS_CERT: files.map(({ cert }) => cert).join(", "),
    TLS_KEY: files.map(({ key }) => key).join(",")
  })
  admin = await until("the API's address", () =>
    Number(/API: https:\/\/[^\s:]+:(\d+)\/api/.exec(fixture.system.log)?.[1])
  )
})
afterAll(() => fixture.stop())

/** A handshake of a client that takes no other ciphers or signatures: what it agreed on, or how it was refused. */
const met = (port: number, wish: ConnectionOptions) =>
  new Promise<string>((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, servername: "localhost", ca, ...wish }, () => {
      const kind = socket.getPeerX509Certificate()?.publicKey.asymmetricKeyType
      resolve(
        `${socket.getProtocol()} ${socket.getCipher().name} ${kind} ${socket.authorized ? "trusted" : "not trusted"}`
      )
      socket.destroy()
    })
    socket.on("error", (error) => resolve(error.message))
  })

describe.each(["chargers", "people"])("the port for %s", (whom) => {
  const port = () => (whom === "people" ? admin : fixture.system.port)
  const only = (ciphers: string): ConnectionOptions => ({ maxVersion: "TLSv1.2", ciphers })

  test.each([
    ["ECDHE-ECDSA-AES128-GCM-SHA256", "ec"],
    ["ECDHE-ECDSA-AES256-GCM-SHA384", "ec"],
    ["ECDHE-RSA-AES128-GCM-SHA256", "rsa"],
    ["AES128-GCM-SHA256", "rsa"],
    ["AES256-GCM-SHA384", "rsa"],
    ["ECDHE-ECDSA-AES128-SHA", "ec"],
    ["ECDHE-RSA-AES256-SHA", "rsa"],
    ["AES128-SHA", "rsa"]
  ])("5/13 TLS 1.2 with %s meets the certificate of its kind", async (ciphers, kind) => {
    expect(await met(port(), only(ciphers))).toBe(`TLSv1.2 ${ciphers} ${kind} trusted`)
  })

  test.each([
    ["ecdsa_secp256r1_sha256", "ec"],
    ["rsa_pss_rsae_sha256", "rsa"]
  ])("TLS 1.3 with %s, too", async (sigalgs, kind) => {
    expect(await met(port(), { sigalgs })).toMatch(new RegExp(`^TLSv1\\.3 \\S+ ${kind} trusted$`))
  })

  for (const maxVersion of ["TLSv1", "TLSv1.1"] as const) {
    test(`5/13 ${maxVersion} is refused (TC_A_06): a proxy has to speak it (docs/old-tls.md)`, async () => {
      expect(await met(port(), { minVersion: "TLSv1", maxVersion })).toContain("PROTOCOL_VERSION")
    })
  }

  test("who speaks no TLS hears nothing", async () => {
    const heard = await new Promise<string>((resolve) => {
      let text = ""
      const socket = connectPlain({ host: "127.0.0.1", port: port() }, () =>
        socket.write("GET /api/health HTTP/1.1\r\n\r\n")
      )
      socket.on("data", (bytes) => {
        text += bytes.toString()
      })
      socket.on("close", () => resolve(text))
      socket.on("error", () => undefined)
    })
    expect(heard).not.toContain("HTTP/1.1")
  })
})

test("the API answers on its own port, by its certificate", async () => {
  const init = { headers: { authorization: `Bearer ${apiKey}` }, tls: { ca: ecdsa.cert } }
  expect((await fetch(`https://localhost:${admin}/api/ready`, init)).status).toBe(200)
})

test("the command line finds it on this machine, by the same environment, whatever name its certificate is for", async () => {
  const child = Bun.spawn([process.execPath, join(root, "src", "main.ts"), "stations", "list", "--json"], {
    env: { PORT: String(fixture.system.port), ADMIN_PORT: String(admin), TLS_CERT: "set", API_KEY: apiKey },
    stdio: ["ignore", "pipe", "pipe"]
  })
  const [out, err] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()])
  expect([await child.exited, err]).toEqual([0, ""])
  expect(JSON.parse(out)).toBeArray()
})

describe.each(["1.6", "2.0.1", "2.1"] satisfies ReadonlyArray<Version>)("a charger of %s", (version) => {
  const identity = `TLS-${version}`
  const come = (password: string, trusts = ca) =>
    Peer.open({
      port: fixture.system.port,
      path: `/ocpp/${identity}`,
      protocols: [protocolOf(version)],
      headers: basic(identity, password),
      ca: trusts
    })

  beforeAll(async () => {
    await admitted(identity)
  })

  test("comes in by TLS with its password, boots and is served", async () => {
    const peer = await come("correct horse")
    expect(await peer.boot(version)).toMatchObject({ status: "Accepted" })
    expect(await peer.result("Heartbeat", {})).toHaveProperty("currentTime")
    expect(await atAdmin((system) => ask(system, "GET", `/api/stations/${identity}`))).toMatchObject({ secure: true })
    await peer.close()
  })

  test("is turned away with a wrong one", async () => {
    await expect(come("wrong horse")).rejects.toThrow("not let in")
  })

  test("does not come to a certificate that it does not trust", async () => {
    await expect(come("correct horse", selfSigned({ kind: "ECDSA" }).cert)).rejects.toThrow("not let in")
  })
})

test("a renewal is met on both ports, by clients of either kind", async () => {
  const fresh = [selfSigned({ kind: "RSA" }), selfSigned({ kind: "ECDSA" })]
  await Promise.all(
    files.flatMap(({ cert, key }, at) => [Bun.write(cert, fresh[at]?.cert ?? ""), Bun.write(key, fresh[at]?.key ?? "")])
  )
  process.kill(fixture.system.pid, "SIGHUP")
  const trusts = fresh.map(({ cert }) => cert).join("")
  for (const port of [fixture.system.port, admin]) {
    for (const [sigalgs, kind] of [
      ["ecdsa_secp256r1_sha256", "ec"],
      ["rsa_pss_rsae_sha256", "rsa"]
    ]) {
      await until(`the new ${kind} certificate`, async () =>
        (await met(port, { ...(sigalgs === undefined ? {} : { sigalgs }), ca: trusts })).endsWith(`${kind} trusted`)
      )
    }
  }
})

/** Asks on the port of the API. */
const atAdmin = async <A>(question: (system: System) => Promise<A>): Promise<A> => {
  const { system } = fixture
  const chargers = system.port
  system.port = admin
  try {
    return await question(system)
  } finally {
    system.port = chargers
  }
}

/** Registers a station with a password. */
const admitted = (stationId: string) =>
  atAdmin(async (system) => {
    await ask(system, "POST", "/api/stations", { stationId }, 201)
    await ask(system, "PUT", `/api/stations/${stationId}/password`, { password: "correct horse", byHand: true })
  })
