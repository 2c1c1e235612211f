/** A backup of everything, made while everything runs. What stands in it: `BackupFormat`. */
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api"
import { Access, Readable } from "./Access.ts"
import { operation } from "./Operation.ts"
import { BackupUnderWay, DatabaseAway } from "./Problems.ts"

/** What the body is. */
export const backupType = "application/zstd"

const description = `One file: lines of JSON, compressed with zstd, as long as the network is old; nobody waits for it meanwhile. \
It holds every table, what else a restored system needs, and so the hashes of passwords and keys: keep it as you keep those. \
A file whose last line is missing is cut and will be refused. \`onetime restore FILE\` puts it into an empty installation.`

export const Backup = HttpApiGroup.make("backup")
  .add(
    HttpApiEndpoint.get("make", "/api/backup", {
      success: HttpApiSchema.StreamUint8Array({ contentType: backupType }),
      error: [BackupUnderWay, DatabaseAway]
    }).annotateMerge(operation({ role: "admin", summary: "A backup of everything", description }))
  )
  .middleware(Readable)
  .middleware(Access)
  .annotateMerge(OpenApi.annotations({ title: "Backup" }))
