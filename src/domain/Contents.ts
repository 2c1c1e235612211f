/** Contents of facts: what each says, and which charges have one, besides those that they remember themselves. */
import type { Charge } from "./Charge.ts"
import { type Content, contentOf } from "./Content.ts"
import type { ChargeEvent, Event } from "./Event.ts"
import type { TransactionId } from "./Ids.ts"

export class Contents {
  private readonly told = new Map<Content, Set<TransactionId>>()
  private readonly recalled = new WeakMap<Event, Content>()
  private last: { readonly event: ChargeEvent; readonly content: Content } | undefined

  /** Takes in that a charge has a fact of this content. */
  admit(content: Content, id: TransactionId) {
    const ids = this.told.get(content)
    if (ids === undefined) this.told.set(content, new Set([id]))
    else ids.add(id)
  }

  /** It has one more. */
  add(charge: Charge, content: Content) {
    charge.seen.push(content)
    if (charge.seen.length > remembered) charge.seen.shift()
    this.admit(content, charge.id)
  }

  /** Of a fact that is not whole here. */
  recall(event: Event, content: Content) {
    this.recalled.set(event, content)
  }

  /** As `contentOf`: who decides on an event folds the same one next. */
  of(event: ChargeEvent): Content {
    const recalled = this.recalled.get(event)
    if (recalled !== undefined) return recalled
    if (this.last?.event !== event) this.last = { event, content: contentOf(event) }
    return this.last.content
  }

  /** Whether a charge has a fact of this content. */
  holds({ id, seen }: Charge, content: Content): boolean {
    return seen.includes(content) || this.told.get(content)?.has(id) === true
  }

  /** It has none, after all. */
  release({ id, seen }: Charge, content: Content) {
    const place = seen.indexOf(content)
    if (place >= 0) seen.splice(place, 1)
    this.told.get(content)?.delete(id)
  }

  forget() {
    this.told.clear()
  }
}

/** So many facts of a charge are known by content without a look at the tables. */
export const remembered = 16
