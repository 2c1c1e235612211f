/** Start over (2.0.1 B11, B12). 2.x knows no soft or hard: either ends the charges, then starts. 1.6 cannot wait for them. */
import { given } from "../Given.ts"
import { send } from "../Message.ts"
import * as V16 from "../wire/V16.gen.ts"
import * as V21 from "../wire/V21.gen.ts"
import * as V201 from "../wire/V201.gen.ts"

const accepted = ["Accepted", "Scheduled"]

const type2 = (how: "soft" | "hard" | "onIdle") => (how === "onIdle" ? ("OnIdle" as const) : ("Immediate" as const))

export const Reset = [
  send("Reset", V16.Reset, ({ how, evse }) => {
    if (how === "onIdle" || evse !== undefined) return undefined
    return { type: how === "hard" ? ("Hard" as const) : ("Soft" as const) }
  }),
  send("Reset", V201.Reset, ({ how, evse }) => given({ type: type2(how), evseId: evse }), accepted),
  send("Reset", V21.Reset, ({ how, evse }) => given({ type: type2(how), evseId: evse }), accepted)
]
