/** The keys of programs: each with a role, perhaps for some stations only, perhaps for a time. Decided from memory. */
import { Context, Effect, Layer } from "effect"
import type { Decision } from "../../domain/Decision.ts"
import type { Event, EventOf } from "../../domain/Event.ts"
import { EventBus } from "../../events/EventBus.ts"
import { foldKey, isKeyEvent, type Key } from "./KeyState.ts"
import { KeyTable } from "./KeyTable.ts"

export type { Key } from "./KeyState.ts"

/** A key to be made. */
export type KeyWish = Omit<EventOf<"KeyMade">, "_tag">

export class Keys extends Context.Service<
  Keys,
  {
    /** The key whose secret has this hash, unless it has expired; `not-yet`: the table has not been read. */
    check(hash: string, now: number): Key | "not-yet" | undefined
    /** The record that a key was shown, if it is time for one. */
    used(key: Key, now: number): ReadonlyArray<Event>
    /** By id. */
    find(id: string): Key | undefined
    /** Expired ones, too. */
    readonly all: () => ReadonlyArray<Key>
    /** No two keys bear one label. */
    make(wish: KeyWish): Decision<"exists" | "too-many" | undefined>
    /** Undefined: there is no such key. */
    remove(id: string, by: string): Decision<Key | undefined>
  }
>()("onetime/services/access/Keys") {
  static readonly layer = Layer.effect(
    Keys,
    Effect.gen(function* () {
      const bus = yield* EventBus
      const table = yield* KeyTable
      const byId = new Map<string, Key>()
      let byHash: ReadonlyMap<string, string> | undefined
      const index = () => new Map(Array.from(byId.values(), ({ hash, id }) => [hash, id]))
      yield* bus.remember({
        name: "access",
        load: Effect.map(table.all, (keys) => {
          byId.clear()
          for (const [id, key] of keys) byId.set(id, key)
          byHash = index()
        }),
        fold: (event, position, at) => {
          if (!isKeyEvent(event)) return
          foldKey(byId, event, position, at)
          if (event._tag === "KeyRemoved") byId.delete(event.key)
          if (event._tag !== "KeyUsed" && byHash !== undefined) byHash = index()
        }
      })
      return Keys.of({
        check: (hash, now) => {
          if (byHash === undefined) return "not-yet"
          const key = byId.get(byHash.get(hash) ?? "")
          return key?.expiry !== undefined && key.expiry <= now ? undefined : key
        },
        ...decisions(byId)
      })
    })
  ).pipe(Layer.provide(KeyTable.layer))
}

const usedEvery = 60_000
const mostKeys = 500

const decisions = (keys: ReadonlyMap<string, Key>): Omit<Keys["Service"], "check"> => ({
  used: ({ id, usedAt }, now) =>
    usedAt !== undefined && now - usedAt < usedEvery ? [] : [{ _tag: "KeyUsed", key: id }],
  find: (id) => keys.get(id),
  all: () => [...keys.values()],
  make: (wish) => {
    const label = labelKey(wish.label)
    if ([...keys.values()].some((key) => labelKey(key.label) === label)) return { answer: "exists", events: [] }
    if (keys.size >= mostKeys) return { answer: "too-many", events: [] }
    return { answer: undefined, events: [{ _tag: "KeyMade", ...wish }] }
  },
  remove: (id, by) => {
    const key = keys.get(id)
    return { answer: key, events: key === undefined ? [] : [{ _tag: "KeyRemoved", key: id, label: key.label, by }] }
  }
})

const labelKey = (label: string) => label.normalize("NFC").toLowerCase()
