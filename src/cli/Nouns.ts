/** Everything that can be said to Onetime: the nouns of the command line and their verbs. */
import { Command } from "effect/cli"
import { resetPassword } from "./admin/ResetPassword.ts"
import { backup } from "./backup/Backup.ts"
import { restore } from "./backup/Restore.ts"
import { events } from "./events/Events.ts"
import { frames } from "./frames/Frames.ts"
import { inbox } from "./inbox/Inbox.ts"
import { add as keyAdd } from "./keys/Add.ts"
import { list as keyList } from "./keys/List.ts"
import { remove as keyRemove } from "./keys/Remove.ts"
import { start } from "./start/Start.ts"
import { add as stationAdd } from "./stations/Add.ts"
import { approve } from "./stations/Approve.ts"
import { availability } from "./stations/Availability.ts"
import { configuration } from "./stations/Configuration.ts"
import { list as stationList } from "./stations/List.ts"
import { remove as stationRemove } from "./stations/Remove.ts"
import { reset } from "./stations/Reset.ts"
import { send } from "./stations/Send.ts"
import { show as stationShow } from "./stations/Show.ts"
import { unlock } from "./stations/Unlock.ts"
import { stop } from "./stop/Stop.ts"
import { add as tokenAdd } from "./tokens/Add.ts"
import { exportFile } from "./tokens/Export.ts"
import { importFile } from "./tokens/Import.ts"
import { list as tokenList } from "./tokens/List.ts"
import { remove as tokenRemove } from "./tokens/Remove.ts"
import { close } from "./transactions/Close.ts"
import { exportAll } from "./transactions/Export.ts"
import { list as transactionList } from "./transactions/List.ts"
import { merge } from "./transactions/Merge.ts"
import { readings } from "./transactions/Readings.ts"
import { reassign } from "./transactions/Reassign.ts"
import { show as transactionShow } from "./transactions/Show.ts"
import { split } from "./transactions/Split.ts"
import { add as userAdd } from "./users/Add.ts"
import { list as userList } from "./users/List.ts"
import { remove as userRemove } from "./users/Remove.ts"

const stations = Command.make("stations").pipe(
  Command.withDescription("The chargers of the network"),
  Command.withSubcommands([
    stationList,
    stationShow,
    stationAdd,
    approve,
    stationRemove,
    reset,
    unlock,
    availability,
    configuration,
    send
  ])
)

const tokens = Command.make("tokens").pipe(
  Command.withDescription("The cards, apps and PINs that may charge"),
  Command.withSubcommands([tokenList, tokenAdd, importFile, exportFile, tokenRemove])
)

const transactions = Command.make("transactions").pipe(
  Command.withDescription("Charges, from start to end"),
  Command.withSubcommands([transactionList, transactionShow, close, merge, split, reassign, readings, exportAll])
)

const users = Command.make("users").pipe(
  Command.withDescription("The people who may sign in"),
  Command.withSubcommands([userList, userAdd, userRemove])
)

const keys = Command.make("keys").pipe(
  Command.withDescription("The keys of programs that may ask"),
  Command.withSubcommands([keyList, keyAdd, keyRemove])
)

const admin = Command.make("admin").pipe(
  Command.withDescription("What only the owner of the machine may do"),
  Command.withSubcommands([resetPassword])
)

export const nouns = [
  stations,
  tokens,
  transactions,
  start,
  stop,
  frames,
  events,
  inbox,
  users,
  keys,
  backup,
  restore,
  admin
] as const
