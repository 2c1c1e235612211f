/**
 * Onetime as a process of its own, for tests that hurt it: started, killed, stopped and started again on one DATA_DIR.
 * Its words are kept, and `sound` tells whether it ever died by itself.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { until } from "./Until.ts"

export interface Options {
  /** DATA_DIR; a new temporary folder if absent. */
  readonly folder?: string
  readonly databaseUrl?: string
  readonly env?: { readonly [name: string]: string }
  /** What it is started with, `bun src/main.ts` if absent. */
  readonly command?: ReadonlyArray<string>
  /** Where it is started, the top of the repository if absent; and as whom. */
  readonly cwd?: string
  readonly user?: { readonly uid: number; readonly gid: number }
}

/** The parts of `GET /api/ready` that tests look at. */
export interface Ready {
  readonly ready: boolean
  readonly database: { readonly answers: boolean }
  readonly journal: { readonly head: number; readonly door: string; readonly reason: string | null }
  readonly backlog: number
  readonly listeners: ReadonlyArray<{ readonly name: string; readonly condition: string; readonly parked: number }>
  readonly parked: ReadonlyArray<{ readonly listener: string; readonly position: number; readonly error: string }>
  readonly troubles: ReadonlyArray<string>
}

export const root = join(import.meta.dir, "..", "..")
export const apiKey = "the key of the test"

export class System {
  readonly folder: string
  /** Of the newest start. */
  port = 0
  pid = 0
  /** Whether it speaks TLS; its certificates are then not looked at. */
  encrypted = false
  /** Everything it has said, all starts together. */
  log = ""
  /** How it ended without being told to; empty: never. */
  readonly deaths: Array<string> = []
  private options: Options
  private child: Bun.Subprocess<"ignore", "pipe", "pipe"> | undefined
  private ending = false
  private heard: Promise<unknown> = Promise.resolve()

  constructor(options: Options = {}) {
    this.options = options
    this.folder = options.folder ?? temporaryFolder()
    systems.push(this)
  }

  /** A new one, its door open. */
  static async start(options: Options = {}): Promise<System> {
    const system = new System(options)
    await system.launch()
    await system.opened()
    return system
  }

  /** Starts the process; resolves when it has said its address, and rejects with its words when it has ended before. */
  async launch(options: Options = {}): Promise<void> {
    this.options = { ...this.options, ...options }
    const from = this.log.length
    this.spawn()
    const line = await until(
      "the address line",
      () =>
        /chargers: (wss?):\/\/[^\s:]+:(\d+)\//.exec(this.log.slice(from)) ??
        (this.child === undefined ? "gone" : false),
      30_000
    )
    if (line === "gone") throw new Error(`it ended before it was ready: ${this.log.slice(from)}`)
    this.encrypted = line[1] === "wss"
    this.port = Number(line[2])
  }

  /** Starts it and resolves with its exit code and words when it ends by itself. */
  async refused(options: Options = {}, patience = 55_000): Promise<{ readonly code: number; readonly log: string }> {
    this.options = { ...this.options, ...options }
    const from = this.log.length
    this.ending = true
    const child = this.spawn()
    const late = setTimeout(() => child.kill("SIGKILL"), patience)
    const code = await child.exited
    clearTimeout(late)
    await this.heard
    return { code, log: this.log.slice(from) }
  }

  private spawn() {
    const { databaseUrl, env, command, cwd = root, user = {} } = this.options
    const child = Bun.spawn([...(command ?? [process.execPath, join(root, "src", "main.ts")])], {
      ...user,
      cwd,
      env: {
        PATH: process.env["PATH"] ?? "/usr/bin:/bin",
        NO_COLOR: "1",
        LOG_FORMAT: "plain",
        HOST: "127.0.0.1",
        PORT: "0",
        API_KEY: apiKey,
        UNKNOWN_STATIONS: "accept",
        DATA_DIR: this.folder,
        ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
        ...env
      },
      stdio: ["ignore", "pipe", "pipe"]
    })
    watcher.stdin.write(`${child.pid}\n`)
    void watcher.stdin.flush()
    this.child = child
    this.pid = child.pid
    this.heard = Promise.all([this.hear(child.stdout), this.hear(child.stderr)])
    void child.exited.then((code) => {
      if (this.child === child) this.child = undefined
      if (!this.ending) this.deaths.push(`code ${code}, signal ${child.signalCode}: ${this.log.slice(-2000)}`)
      this.ending = false
    })
    return child
  }

  private async hear(stream: ReadableStream<Uint8Array>) {
    const text = new TextDecoder()
    for await (const chunk of stream) this.log += text.decode(chunk, { stream: true })
  }

  /** Resolves when stations are let in. */
  async opened(patience = 20_000): Promise<void> {
    await until("the door to open", async () => (await this.knock()) !== 503, patience).catch((cause) => {
      throw new Error(`${cause instanceof Error ? cause.message : cause}; it said: ${this.log.slice(-1000)}`)
    })
  }

  /** The status that a charger's handshake meets: 503 while the door is closed or nobody listens, else 400. */
  async knock(identity = "knocker"): Promise<number> {
    return (await this.handshake(identity))?.status ?? 503
  }

  /** The answer to a handshake that always fails: it offers only a protocol that nobody speaks. */
  async handshake(identity = "knocker"): Promise<Response | undefined> {
    const headers = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Protocol": "ocpp0.1" }
    return this.fetch(`/ocpp/${identity}`, { headers }).catch(() => undefined)
  }

  /** It will end by itself or by somebody else, and that is no death: its exit code. */
  expectEnd(): Promise<number> {
    this.ending = true
    return this.child?.exited ?? Promise.resolve(-1)
  }

  get running(): boolean {
    return this.child !== undefined
  }

  /** kill -9. */
  async kill(): Promise<void> {
    await this.end("SIGKILL")
  }

  /** SIGTERM; how it ended and how long it took, in ms. */
  async stop(): Promise<{ readonly code: number; readonly ms: number }> {
    const began = performance.now()
    const code = await this.end("SIGTERM")
    return { code, ms: performance.now() - began }
  }

  private async end(signal: "SIGKILL" | "SIGTERM"): Promise<number> {
    const { child } = this
    if (child === undefined) return -1
    this.ending = true
    child.kill(signal)
    const late = setTimeout(() => child.kill("SIGKILL"), 15_000)
    const code = await child.exited
    clearTimeout(late)
    if (this.child === child) this.child = undefined
    return code
  }

  async api(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly text: string }> {
    const response = await this.fetch(path, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    return { status: response.status, text: await response.text() }
  }

  fetch(path: string, init: RequestInit): Promise<Response> {
    const url = `http${this.encrypted ? "s" : ""}://127.0.0.1:${this.port}${path}`
    return fetch(url, { ...init, ...(this.encrypted ? { tls: { rejectUnauthorized: false } } : {}) })
  }

  async ready(): Promise<Ready> {
    return JSON.parse((await this.api("GET", "/api/ready")).text)
  }

  /** Resolves when every listener has written everything. */
  async drained(patience = 30_000): Promise<Ready> {
    let last: Ready | undefined
    return until(
      "the listeners to have written everything",
      async () => {
        last = await this.ready().catch(() => undefined)
        return last?.database.answers === true && last.backlog === 0 && last
      },
      patience
    ).catch((cause) => {
      throw new Error(`${cause instanceof Error ? cause.message : cause}; ${JSON.stringify(last)}`)
    })
  }

  /** What must never have happened: deaths of its own accord, defects and rejections nobody took, in its own words. */
  faults(): ReadonlyArray<string> {
    return [...this.deaths, ...this.log.split("\n").filter((line) => terrible.test(line))]
  }
}

const systems: Array<System> = []

/** After each test: ends every system, and fails if one of them ever died by itself or spoke of a fault of ours. */
export const endAll = async (): Promise<void> => {
  const all = systems.splice(0)
  await Promise.all(all.map((system) => system.stop()))
  for (const { folder } of all) killOrphan(folder)
  const faults = all.flatMap((system) => system.faults())
  if (faults.length > 0) throw new Error(faults.join("\n"))
}

/** A server whose launcher was killed: the lock of its DATA_DIR names it. */
const killOrphan = (folder: string) => {
  try {
    const { pid } = JSON.parse(readFileSync(join(folder, "lock"), "utf8"))
    if (/src\/main\.ts|\/onetime-[a-z]+-/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8")))
      process.kill(pid, "SIGKILL")
  } catch {
    // There is none.
  }
}

const terrible = /unhandled|uncaught|panic|segmentation|\b(ERROR|FATAL)\b.*(stopped; the journal waits|defect)/i

/** Outside of us, it ends the processes above when we end, however that comes. Only what runs our `main.ts`, or is it compiled, is touched. */
const watch = `
trap '' INT TERM HUP
while read -r pid; do pids="$pids $pid"; done
for pid in $pids; do
  { tr '\\0' ' ' < "/proc/$pid/cmdline" || ps -ww -o args= -p "$pid"; } 2>/dev/null | grep -qE "src/main.ts|/onetime-[a-z]+-" && kill -KILL "$pid"
done`
const watcher = Bun.spawn(["sh", "-c", watch], { stdio: ["pipe", "ignore", "ignore"], detached: true })
watcher.unref()
