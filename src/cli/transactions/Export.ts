/** `onetime transactions export FILE`: charges as CSV, all of them if nothing else is said. */
import { Option } from "effect"
import { Command } from "effect/cli"
import { exportList, file } from "../Export.ts"
import { text } from "../Words.ts"

const words = {
  file,
  station: text("station", "Only of this station"),
  token: text("token", "Only those that this token started"),
  from: text("from", "Started at this moment or later"),
  to: text("to", "Started before this moment")
}

export const exportAll = Command.make("export", words, ({ file, ...filters }) => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (Option.isSome(value)) query.append(name, value.value)
  return exportList(`/api/transactions?${query}`, file)
}).pipe(Command.withDescription("Transactions as a CSV file, newest first"))
