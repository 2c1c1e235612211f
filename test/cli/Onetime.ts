/** The command line as a process of its own, asked like a person or a script asks it. */
import { join } from "node:path"

const root = join(import.meta.dir, "..", "..")

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `onetime <words>` with this environment alone; `url` and `key` are those of the Onetime to ask. */
export const onetime = async (
  { url, key, ...env }: { readonly url: string; readonly key: string; readonly [name: string]: string },
  ...words: ReadonlyArray<string>
): Promise<Said> => {
  const child = Bun.spawn([process.execPath, join(root, "src", "main.ts"), ...words], {
    cwd: root,
    env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", NO_COLOR: "1", ONETIME_URL: url, API_KEY: key, ...env },
    stdio: ["ignore", "pipe", "pipe"]
  })
  const [code, out, err] = await Promise.all([
    child.exited,
    new Response(child.stdout).text(),
    new Response(child.stderr).text()
  ])
  return { code, out, err }
}
