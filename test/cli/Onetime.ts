/** The command line as a process of its own, asked like a person or a script asks it. */
import { join } from "node:path"
import { until } from "../faults/Until.ts"

const root = join(import.meta.dir, "..", "..")

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

interface Environment {
  /** Those of the Onetime to ask. */
  readonly url: string
  readonly key: string
  readonly [name: string]: string
}

const spawn = ({ url, key, ...env }: Environment, words: ReadonlyArray<string>) =>
  Bun.spawn([process.execPath, join(root, "src", "main.ts"), ...words], {
    cwd: root,
    env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", NO_COLOR: "1", ONETIME_URL: url, API_KEY: key, ...env },
    stdio: ["ignore", "pipe", "pipe"]
  })

/** Runs `onetime <words>` with this environment alone. */
export const onetime = async (environment: Environment, ...words: ReadonlyArray<string>): Promise<Said> => {
  const child = spawn(environment, words)
  const [code, out, err] = await Promise.all([
    child.exited,
    new Response(child.stdout).text(),
    new Response(child.stderr).text()
  ])
  return { code, out, err }
}

/** One that goes on until it is ended. */
export class Running {
  out = ""
  err = ""
  private readonly child: ReturnType<typeof spawn>
  private readonly heard: Promise<unknown>

  constructor(environment: Environment, ...words: ReadonlyArray<string>) {
    this.child = spawn(environment, words)
    this.heard = Promise.all([
      this.hear(this.child.stdout, (text) => (this.out += text)),
      this.hear(this.child.stderr, (text) => (this.err += text))
    ])
  }

  /** Resolves when it has said this. */
  async said(what: RegExp, where: "out" | "err" = "out"): Promise<RegExpExecArray> {
    return until(`${what}, after ${this.out}${this.err}`, () => what.exec(this[where]) ?? undefined)
  }

  /** Ctrl-C; its exit code. */
  async end(): Promise<number> {
    this.child.kill("SIGINT")
    const code = await this.child.exited
    await this.heard
    return code
  }

  private async hear(stream: ReadableStream<Uint8Array>, add: (text: string) => void) {
    const text = new TextDecoder()
    for await (const chunk of stream) add(text.decode(chunk, { stream: true }))
  }
}
