/** A reservation expired or was removed at the station (2.0.1 H04). */
import { keep, receive } from "../Message.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

export const ReservationStatusUpdate = [
  receive(V201.ReservationStatusUpdate, keep({})),
  receive(V21.ReservationStatusUpdate, keep({}))
]
