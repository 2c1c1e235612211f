/** The failures of services as problems of the API: the one place where a failure gets its status code. */
import * as Problem from "../api/Problems.ts"
import type { CommandFailure, StopFailure } from "../services/commands/Commands.ts"
import type { Refusal } from "../services/transactions/Corrections.ts"

/** The problem of a command that came to nothing. */
export const commandRefused = (error: CommandFailure) =>
  error._tag === "NotInItsLanguage" ? notInItsLanguage(error) : wishRefused(error)

/** The same of one that is in our own words: there is such an action, but perhaps not in the station's language. */
export const wishRefused = (error: CommandFailure) => {
  switch (error._tag) {
    case "StationUnknown":
      return stationUnknown(error.station)
    case "StationOffline":
      return new Problem.StationOffline({ detail: `${error.station} is not connected; nothing was sent.` })
    case "StationNotAccepted":
      return new Problem.StationNotAccepted({
        detail: `${error.station} is held: approve it with POST /api/stations/${encodeURIComponent(error.station)}/approve.`
      })
    case "NotInItsLanguage": {
      const { version, action } = error
      return new Problem.NotInItsLanguage({
        version,
        action,
        detail: `${error.station} speaks OCPP ${version}, in which this cannot be said; nothing was sent.`
      })
    }
    case "PayloadInvalid":
      return new Problem.PayloadInvalid({ path: error.path, detail: error.message })
    case "StationError": {
      const { code, description } = error
      return new Problem.StationError({ code, description, detail: `${error.station} answered ${code}.` })
    }
    case "StationSilent":
      return new Problem.StationSilent({
        detail: `${error.station}: ${error.message}. It may have heard all the same.`
      })
    case "DoorClosed":
      return doorClosed(error)
  }
}

/** The problem of a stop that came to nothing. */
export const stopRefused = (error: StopFailure) => {
  switch (error._tag) {
    case "TransactionUnknown":
      return transactionUnknown(error.transaction)
    case "TransactionEnded":
      return new Problem.TransactionEnded({
        detail: `Transaction ${error.transaction} has ended. To ask its station all the same, send the OCPP action itself.`
      })
    case "TransactionAmbiguous":
      return ambiguous(error.transactions)
    case "HistoryAway":
      return databaseAway()
    default:
      return commandRefused(error)
  }
}

/** The problem of a correction that was refused. */
export const correctionRefused = ({ _tag, reason }: Refusal) =>
  _tag === "Moment"
    ? new Problem.PayloadInvalid({ path: "/at", detail: reason })
    : new Problem.TransactionConflict({ detail: reason })

export const stationUnknown = (station: string) =>
  new Problem.StationUnknown({ detail: `No station ${quoted(station)} has ever been here.` })

export const transactionUnknown = (id: string) =>
  new Problem.NotFound({ detail: `There is no transaction ${quoted(id)}.` })

export const ambiguous = (transactions: Problem.AmbiguousTransaction["transactions"]) =>
  new Problem.AmbiguousTransaction({
    transactions,
    detail: `${transactions.length} transactions bear this id of their station: ask for one by its own \`id\`.`
  })

export const databaseAway = () =>
  new Problem.DatabaseAway({ detail: "Stations are served all the same and nothing is lost. Ask again in a while." })

export const doorClosed = (door: { readonly message: string }) =>
  new Problem.DoorClosed({ detail: `Nothing was changed: ${door.message}.` })

const notInItsLanguage = (error: { station: string; version: string; action: string; known: boolean }) => {
  const { station, version, action, known } = error
  return known
    ? new Problem.NotInItsLanguage({
        version,
        action,
        detail: `${station} speaks OCPP ${version}, in which a central system does not send ${quoted(action)}.`
      })
    : new Problem.ActionUnknown({ detail: `No version of OCPP has an action ${quoted(action)}.` })
}

const quoted = (text: string) => JSON.stringify(text.slice(0, 255))
