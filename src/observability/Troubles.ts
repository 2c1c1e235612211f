/** What needs a person: a line each under the name of who says it, shown by `/api/ready` until it is taken back. */
import { Context, Layer } from "effect"

export class Troubles extends Context.Service<
  Troubles,
  {
    /** Replaces what was said under this name; nothing to say takes it back. */
    say(name: string, lines: ReadonlyArray<string>): void
    readonly all: () => ReadonlyArray<string>
  }
>()("onetime/observability/Troubles") {
  static readonly layer = Layer.sync(Troubles, () => {
    const said = new Map<string, ReadonlyArray<string>>()
    return Troubles.of({
      say: (name, lines) => void said.set(name, lines),
      all: () => [...said.values()].flat()
    })
  })
}
