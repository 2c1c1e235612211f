/**
 * What may be lost for good of a charge, and what that may do to what we hold of it. A charge without a loss is held
 * exactly, without a flag; a loss of one charge does nothing to another.
 */
import { abandonedFlag, noStartFlag, staleFlag } from "../../src/domain/Charge.ts"
import { fellFlag } from "../../src/domain/Meter.ts"

/** What a loss may do. */
export interface Effects {
  /** The flags it may raise. */
  readonly flags: ReadonlyArray<string>
  /** We need not hold the charge at all: what we hold of it then is an orphan. */
  readonly row?: "perhaps"
  /** We may hold less: not below what was told. */
  readonly energy?: "less"
  readonly begin?: "later"
  readonly end?: "earlier"
  /** Who and where was told with the start alone. */
  readonly token?: "perhaps"
}

const ends = [
  staleFlag,
  abandonedFlag("its connector became free"),
  abandonedFlag("its station started over without it")
] as const

export type Loss = "startUnheard" | "startLost" | "startedLost" | "stopLost" | "samplesLost" | "meterRestarted"

export const losses: { readonly [L in Loss]: Effects } = {
  /** 1.6: the start came, its answer never did, and the station gave up asking: it does not know the id. */
  startUnheard: { flags: [] },
  /** 1.6: the start never came. */
  startLost: { flags: [noStartFlag], row: "perhaps", energy: "less", begin: "later" },
  /** 2.x: the Started never came. */
  startedLost: { flags: [noStartFlag], energy: "less", begin: "later", token: "perhaps" },
  /** The end never came. */
  stopLost: { flags: ends, energy: "less", end: "earlier" },
  /** What was measured in between. */
  samplesLost: { flags: [] },
  /** The power failed in its middle, and the meter began anew. */
  meterRestarted: { flags: [fellFlag], energy: "less" }
}
