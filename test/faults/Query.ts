/** What stands in a system's PostgreSQL, asked by a client that is not Onetime's own. */
import { join } from "node:path"
import { Redacted } from "effect"
import { SQL } from "bun"

/** The embedded database of a DATA_DIR. */
export const embedded = (folder: string): SQL => at(join(folder, "postgres"), "postgres")

/** The database of a `freshUrl()`. */
export const external = (url: Redacted.Redacted): SQL => {
  const { host, database } = placeOf(url)
  return at(host, database)
}

/** The folder of its socket, and its name. */
export const placeOf = (url: Redacted.Redacted): { readonly host: string; readonly database: string } => {
  const [, host = "", database = ""] = /@([^/]+)\/(.+)$/.exec(Redacted.value(url)) ?? []
  return { host: decodeURIComponent(host), database }
}

export const at = (host: string, database: string): SQL =>
  new SQL({ path: join(host, ".s.PGSQL.5432"), username: "onetime", database, adapter: "postgres", max: 1 })
