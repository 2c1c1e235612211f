// Against a central system that is not ours, and strict: ocpp-rpc on the official schemas takes what they say, both ways.
import { afterEach, expect, test } from "bun:test"
import { join } from "node:path"
import { RPCServer } from "ocpp-rpc"
import { root } from "../../faults/System.ts"
import { until } from "../../faults/Until.ts"

interface Client {
  readonly protocol?: string | undefined
  call(action: string, payload: object): Promise<unknown>
}

const ends: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const answerTo = (version: string, action: string): object => {
  const accepted = { status: "Accepted" }
  const info = version === "1.6" ? { idTagInfo: accepted } : { idTokenInfo: accepted }
  const currentTime = new Date().toISOString()
  if (action === "BootNotification") return { ...accepted, interval: 10, currentTime }
  if (action === "Heartbeat") return { currentTime }
  if (action === "Authorize") return info
  return action === "StartTransaction" ? { ...info, transactionId: 77 } : {}
}

test.each([
  ["1.6", "GetConfiguration", {}, { configurationKey: expect.any(Array) }],
  ["2.0.1", "GetBaseReport", { requestId: 4, reportBase: "FullInventory" }, { status: "Accepted" }]
] as const)(
  "a station of OCPP %s has nothing refused, and answers %s",
  async (version, command, payload, answer) => {
    const heard: Array<string> = []
    const faults: Array<unknown> = []
    const clients: Array<Client> = []
    const server = new RPCServer({ protocols: [`ocpp${version}`], strictMode: true })
    server.auth((accept, reject, { identity, password }) =>
      identity === "ELSE-001" && String(password) === "a secret of theirs" ? accept({}) : reject(401, "no")
    )
    server.on("client", (client) => {
      clients.push(client)
      client.on("strictValidationFailure", ({ error }: { readonly error: unknown }) => faults.push(error))
      client.handle(({ method }: { readonly method: string }) => {
        heard.push(method)
        return answerTo(version, method)
      })
    })
    const http = await server.listen(0, "127.0.0.1")
    const { port } = Object(http.address())
    const run = Bun.spawn(
      [
        ...[
          process.execPath,
          join(root, "src", "main.ts"),
          "simulate",
          "--url",
          `ws://127.0.0.1:${port}`,
          "--speed",
          "1500"
        ],
        ...[
          "--version",
          version,
          "--stations",
          "1",
          "--prefix",
          "ELSE-",
          "--password",
          "a secret of theirs",
          "--interval",
          "1"
        ]
      ],
      { cwd: root, stdio: ["ignore", "pipe", "pipe"] }
    )
    ends.push(async () => {
      run.kill("SIGKILL")
      await run.exited
      await server.close({ force: true })
    })
    const count = (action: string) => heard.filter((one) => one === action).length
    const charged = () => (version === "1.6" ? count("StopTransaction") >= 2 : count("TransactionEvent") >= 8)
    await until("charges", charged, 40_000)
    expect(await clients[0]?.call(command, payload)).toEqual(answer)
    if (version !== "1.6") await until("its report in parts", () => count("NotifyReport") > 2, 20_000)
    run.kill("SIGINT")
    const said = await new Response(run.stdout).text()
    expect(await run.exited).toBe(0)
    expect(faults).toEqual([])
    expect(said).toMatch(/1 of 1 stations accepted; .* 0 not taken; 1 commands answered/)
  },
  60_000
)
