// Of a record that the database has refused only the journal has the content: a backup holds it, however old it is.
import { afterEach, expect, test } from "bun:test"
import { createReadStream } from "node:fs"
import { join } from "node:path"
import { readBackup } from "../../src/api/BackupReader.ts"
import { onetime } from "../cli/Onetime.ts"
import { chargers } from "../faults/Charger.ts"
import { closeDatabases, embedded } from "../faults/Databases.ts"
import { compare } from "../faults/Kept.ts"
import { apiKey, endAll, System } from "../faults/System.ts"
import { temporaryFolder } from "../TemporaryFolder.ts"

afterEach(async () => {
  await endAll()
  await closeDatabases()
})

/** The positions of the records in a backup. */
const positions = async (file: string) => {
  const found: Array<number> = []
  for await (const { section, lines } of readBackup(createReadStream(file)))
    if ("journal" in section) found.push(...lines.map((line) => Number.parseInt(line.slice(2), 10)))
  return found
}

test("parked records come with it, and the restored journal begins with them", async () => {
  const system = await System.start()
  const all = chargers(3, () => system.port)
  await Promise.all(all.map((charger) => charger.live(() => charger.charges.length >= 3)))
  const { journal } = await system.drained()
  await system.stop()
  const parked = [3, 7]
  const start = async () => {
    await system.launch()
    await system.opened()
  }
  await start()
  const sql = embedded(system.folder)
  for (const position of parked)
    await sql`INSERT INTO parked (listener, position, error) VALUES ('transactions', ${position}, 'for the test')`
  await system.stop()
  // Every cursor at the end, and nothing of what may be repeated to be read again.
  await start()
  await embedded(system.folder)`UPDATE cursors SET position = ${journal.head}`
  await system.kill()
  await start()
  const file = join(temporaryFolder(), "onetime.backup")
  const url = `http://127.0.0.1:${system.port}`
  expect(await onetime({ url, key: apiKey }, "backup", file)).toMatchObject({ code: 0 })
  const records = await positions(file)
  expect(records.slice(0, 2)).toEqual(parked)
  expect(records[2] ?? 0).toBeGreaterThan(8)

  const DATA_DIR = temporaryFolder()
  expect(await onetime({ url: "", key: "", DATA_DIR }, "restore", file)).toMatchObject({ code: 0 })
  const second = await System.start({ folder: DATA_DIR })
  const ready = await second.drained()
  expect(ready.troubles).toEqual([])
  expect(ready.parked.map(({ position }) => position)).toEqual([7, 3])
  expect((await compare(embedded(DATA_DIR), all)).wrong).toEqual([])
}, 60_000)
