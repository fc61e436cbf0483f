import type { Row } from '../../resources/world.ts'
import type { Store } from '../../store/store.ts'
import type { Happening, StateEvent } from './event.ts'
import { happeningOfSighting } from './happeningOfSighting.ts'
import { happeningsOfRow } from './happeningsOfRow.ts'

/** How many events are remembered for those who come late or read slowly. */
const REMEMBERED = 10_000

/** Numbers of one start of the service. Their product with the starts stays an exact number for 900,000 starts. */
const SEQS_PER_EPOCH = 10_000_000_000

/** What a reader gets at once. */
export interface Batch {
  readonly events: readonly StateEvent[]
  /** The number to read on from. */
  readonly seq: number
  /** Whether events after the number asked for are no longer, or never were, in this log's memory. */
  readonly gone: boolean
}

/**
 * Every change of a state since the service started, the last 10,000 of them kept. A reader is a number: whoever reads
 * slowly costs no memory, and learns that events are gone when they are. Numbers go on growing after a restart, and
 * none is given twice, whatever the clock does: the store counts its starts.
 */
export class EventLog implements Disposable {
  readonly #store: Store
  readonly #now: () => number
  readonly #remembered: number
  readonly #first: number
  /** A ring: the event numbered `first + n` is at `n % remembered`. */
  readonly #events: { readonly event: StateEvent; readonly alsoFor: readonly string[] }[] = []
  readonly #waiting = new Set<() => void>()
  readonly #virtualInterfaceByPeer = new Map<string, string>()
  readonly #subscriptions: readonly Disposable[]
  #next: number
  #open = true

  constructor(store: Store, now: () => number, remembered = REMEMBERED) {
    this.#store = store
    this.#now = now
    this.#remembered = remembered
    this.#first = store.epoch * SEQS_PER_EPOCH
    this.#next = this.#first
    for (const row of store.world.all('virtualInterface')) this.#knowPeers(row)
    this.#subscriptions = [
      store.onChange(changes => {
        for (const { after } of changes) if (after?.kind === 'virtualInterface') this.#knowPeers(after as Virtual)
        this.#add(changes.flatMap(change => happeningsOfRow(change, store.world)))
      }),
      store.onObserve(sightings => {
        this.#add(sightings.flatMap(sighting => happeningOfSighting(sighting, store.world, this.#virtualInterfaceOf)))
        for (const { id, after } of sightings) if (!after) this.#virtualInterfaceByPeer.delete(id)
      }),
    ]
  }

  /** The number of the last event, or of the place before the first one. */
  get last(): number {
    return this.#next - 1
  }

  get isOpen(): boolean {
    return this.#open
  }

  /** At most so many of the events after `seq` that this account may see; undefined account = all of them. */
  after(seq: number, account: string | undefined, most: number): Batch {
    const oldest = Math.max(this.#first, this.#next - this.#remembered)
    const gone = seq < oldest - 1 || seq >= this.#next
    const events: StateEvent[] = []
    let next = gone ? oldest : seq + 1
    for (; next < this.#next && events.length < most; next++) {
      const kept = this.#events[(next - this.#first) % this.#remembered]
      if (kept && (account === undefined || kept.event.account === account || kept.alsoFor.includes(account))) {
        events.push(kept.event)
      }
    }
    return { events, seq: next - 1, gone }
  }

  /** Resolves to true at the next event, when the log closes or when the signal says so; to false after so many ms. */
  async next(signal: AbortSignal | undefined, withinMs: number): Promise<boolean> {
    if (!this.#open || signal?.aborted) return true
    const { promise, resolve } = Promise.withResolvers<boolean>()
    const wake = () => resolve(true)
    const timer = setTimeout(() => resolve(false), withinMs).unref()
    this.#waiting.add(wake)
    signal?.addEventListener('abort', wake)
    const isWoken = await promise
    clearTimeout(timer)
    this.#waiting.delete(wake)
    signal?.removeEventListener('abort', wake)
    return isWoken
  }

  /** Lets every reader end. */
  [Symbol.dispose](): void {
    this.#open = false
    for (const subscription of this.#subscriptions) subscription[Symbol.dispose]()
    this.#wake()
  }

  #add(happenings: readonly Happening[]): void {
    if (happenings.length === 0) return
    const at = this.#now()
    for (const { alsoFor, ...happening } of happenings) {
      const seq = this.#next++
      this.#events[(seq - this.#first) % this.#remembered] = { event: { seq, at, ...happening }, alsoFor }
    }
    this.#wake()
  }

  #wake(): void {
    for (const wake of this.#waiting) wake()
  }

  #knowPeers(row: Virtual): void {
    for (const peer of row.body.peers) this.#virtualInterfaceByPeer.set(peer.id, row.id)
  }

  readonly #virtualInterfaceOf = (peerId: string): Virtual | undefined => {
    const id = this.#virtualInterfaceByPeer.get(peerId)
    return id === undefined ? undefined : this.#store.world.get('virtualInterface', id)
  }
}

type Virtual = Row<'virtualInterface'>
