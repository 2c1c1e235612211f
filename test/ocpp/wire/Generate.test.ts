/** The committed files are what the script writes today. */
import { expect, test } from "bun:test"
import { generate, sources } from "../../../src/ocpp/wire/generate.ts"

for (const { version, file } of sources) {
  test(`${file} is what the schemas of OCPP ${version} give`, async () => {
    const committed = await Bun.file(`${import.meta.dir}/../../../src/ocpp/wire/${file}`).text()
    expect((await generate(version)) === committed).toBe(true)
  })
}
