/** `onetime transactions readings TRANSACTION FILE`: the curve of a charge as CSV. */
import { Command } from "effect/cli"
import { exportList, file } from "../Export.ts"
import { transaction } from "../Words.ts"

export const readings = Command.make("readings", { transaction, file }, ({ transaction, file }) =>
  exportList(`/api/transactions/${encodeURIComponent(transaction)}/readings`, file)
).pipe(Command.withDescription("What the meter said during a transaction, as a CSV file"))
