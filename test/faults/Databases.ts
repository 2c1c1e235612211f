/** What stands in a system's PostgreSQL, asked by a client that is not Onetime's own; and databases for systems to use. */
import { join } from "node:path"
import { SQL } from "bun"
import { Effect, Exit, Redacted, Scope } from "effect"
import { freshUrl } from "../TestDatabase.ts"

export interface Outside {
  /** For DATABASE_URL. */
  readonly url: string
  /** The folder of its server's socket, and its name. */
  readonly host: string
  readonly database: string
  readonly sql: SQL
}

const opened: Array<SQL> = []
const scopes: Array<Scope.Closeable> = []

/** A new empty database outside of any DATA_DIR. */
export const newDatabase = async (): Promise<Outside> => {
  const scope = Effect.runSync(Scope.make())
  scopes.push(scope)
  const url = Redacted.value(await Effect.runPromise(Scope.provide(freshUrl(), scope)))
  const [, host = "", database = ""] = /@([^/]+)\/(.+)$/.exec(url) ?? []
  const folder = decodeURIComponent(host)
  return { url, host: folder, database, sql: connect(folder, database) }
}

/** A copy of it as it is now. Nobody may be connected to it: ours is closed. */
export const copyOf = async ({ url, host, database, sql }: Outside): Promise<Outside> => {
  await sql.close()
  const copy = `${database}_${crypto.randomUUID().slice(0, 8)}`
  const other = connect(host, "postgres")
  await other.unsafe(`CREATE DATABASE ${copy} TEMPLATE ${database} STRATEGY file_copy`)
  await other.close()
  return { url: url.replace(database, copy), host, database: copy, sql: connect(host, copy) }
}

/** The embedded database of a DATA_DIR. */
export const embedded = (folder: string): SQL => connect(join(folder, "postgres"), "postgres")

export const socketOf = (host: string): string => join(host, ".s.PGSQL.5432")

const connect = (host: string, database: string): SQL => {
  const sql = new SQL({ path: socketOf(host), username: "onetime", database, adapter: "postgres", max: 1 })
  opened.push(sql)
  return sql
}

/** After each test. */
export const closeDatabases = async (): Promise<void> => {
  await Promise.all(opened.splice(0).map((sql) => sql.close()))
  for (const scope of scopes.splice(0)) await Effect.runPromise(Scope.close(scope, Exit.void))
}
