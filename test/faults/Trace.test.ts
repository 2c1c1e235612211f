/** The order on the way to the disk, as the kernel saw it: no answer leaves before the sync that covers its record. */
import { afterEach, expect, test } from "bun:test"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { temporaryFolder } from "../TemporaryFolder.ts"
import { Charger } from "./Charger.ts"
import { closeDatabases, newDatabase } from "./Databases.ts"
import { endAll, root, System } from "./System.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

/** Whether this machine lets us trace a process. */
const traceable = (): boolean => Bun.which("strace") !== null && Bun.spawnSync(["strace", "-f", "true"]).exitCode === 0
const possible = traceable()
if (!possible) console.log("strace is not here or may not trace: the order of syncs and answers is not looked at")

/** A system call: its text with arguments, and the lines of the trace at which it began and ended. */
interface SystemCall {
  readonly text: string
  readonly begun: number
  readonly ended: number
}

/** Joins `write(... <unfinished ...>` of a thread with its `<... write resumed>`. */
const callsIn = (trace: string): ReadonlyArray<SystemCall> => {
  const open = new Map<string, { readonly text: string; readonly begun: number }>()
  const calls: Array<SystemCall> = []
  for (const [line, text] of trace.split("\n").entries()) {
    const thread = text.split(" ", 1)[0] ?? ""
    const before = open.get(thread)
    if (text.includes("<unfinished ...>")) open.set(thread, { text, begun: line })
    else if (before !== undefined && text.includes(" resumed>")) {
      open.delete(thread)
      calls.push({ text: before.text + text, begun: before.begun, ended: line })
    } else calls.push({ text, begun: line, ended: line })
  }
  return calls
}

test.if(possible)(
  "no answer leaves before the fdatasync that covers its record",
  async () => {
    const { url } = await newDatabase()
    const file = join(temporaryFolder(), "trace")
    const options = ["-f", "-qq", "-y", "-s", "1000000", "-e", "trace=write,pwrite64,writev,sendto,sendmsg,fdatasync"]
    const command = ["strace", ...options, "-o", file, process.execPath, join(root, "src", "main.ts")]
    const system = await System.start({ databaseUrl: url, command })
    const charger = new Charger(2, "1.6", () => system.port)
    let rounds = 0
    await charger.live(() => rounds++ >= 12, 5)
    charger.station.leave()
    const ended = system.expectEnd()
    // The one that is traced, not strace.
    process.kill(JSON.parse(readFileSync(join(system.folder, "lock"), "utf8")).pid, "SIGTERM")
    await ended
    const calls = callsIn(readFileSync(file, "utf8"))
    const syncs = calls.filter(({ text }) => text.includes("fdatasync(") && text.includes(".journal"))
    const writes = calls.filter(({ text }) => /\bp?write(64|v)?\(\d+<[^>]*\.journal>/.test(text))
    let answered = 0
    for (const answer of calls) {
      for (const [, id = ""] of answer.text.matchAll(/\[3,\\"([0-9a-f-]{36})\\"/g)) {
        if (writes.includes(answer)) continue
        answered++
        const write = writes.find(({ text }) => text.includes(id))
        if (write === undefined) throw new Error(`${id} was answered and is in no write`)
        expect(write.ended).toBeLessThan(answer.begun)
        const covering = syncs.find(({ begun, ended }) => begun > write.ended && ended < answer.begun)
        if (covering === undefined) throw new Error(`the answer to ${id} left before a sync of its record had ended`)
      }
    }
    console.log(`${answered} answers, ${writes.length} writes, ${syncs.length} syncs: every answer behind its sync`)
    expect(answered).toBe(charger.station.acknowledged.length)
  },
  60_000
)
