import { setTimeout as pause } from 'node:timers/promises'
import { NETWORK_KINDS } from '../reconcile/networks.ts'
import type { Kind } from '../resources/kinds.ts'
import type { Service } from './service.ts'

/** The least time between two looks, and how much longer than one look takes. */
const REST_MS = 250
const REST_LOOKS = 20

/** Packets go on changing their ways while routers converge, and nobody sees their FIBs: they are looked at again after so long. */
const AGAIN_MS = [1000, 10_000, 100_000]

interface Following {
  /** Kinds that matter beside those that a network is made of, and faults. */
  readonly also?: readonly Kind[]
  /** Where there is none of these there is nothing to look at. */
  readonly needs: readonly Kind[]
  /** Looks at what the service has become; `at` is when it changed last. */
  readonly look: (at: number) => Promise<void>
}

/**
 * Looks at the network of a service whenever something of it changes: on a clock that runs by itself shortly after, on a
 * manual one at every step, by `flush`.
 */
export class ChangeFollower implements AsyncDisposable {
  readonly #service: Service
  readonly #following: Following
  readonly #subscriptions: readonly Disposable[]
  #again: readonly Disposable[] = []
  /** When something changed last that is not looked at yet. */
  #changedAt: number | undefined
  #looking: Promise<void> | undefined
  #restMs = REST_MS
  readonly #end = new AbortController()

  constructor(service: Service, following: Following) {
    const { store } = service
    this.#service = service
    this.#following = following
    const kinds = new Set<Kind>([...NETWORK_KINDS, 'fault', ...(following.also ?? [])])
    this.#subscriptions = [
      store.onChange(changes => {
        if (changes.some(({ kind }) => kinds.has(kind))) this.#changed()
      }),
      store.onObserve(() => this.#changed()),
    ]
    this.#changed()
  }

  /** Looks now, where something has changed since the last look. */
  flush = async (): Promise<void> => {
    const at = this.#changedAt
    if (at === undefined || this.#end.signal.aborted) return
    this.#changedAt = undefined
    const { world } = this.#service.store
    if (this.#following.needs.every(kind => isNone(world.all(kind)))) return
    const began = performance.now()
    await this.#following.look(at)
    this.#restMs = Math.max(REST_MS, REST_LOOKS * (performance.now() - began))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const one of [...this.#subscriptions, ...this.#again]) one[Symbol.dispose]()
    await this.flush()
    this.#end.abort()
    await this.#looking
  }

  #changed(): void {
    const { clock } = this.#service
    for (const one of this.#again) one[Symbol.dispose]()
    this.#again = AGAIN_MS.map(ms => clock.at(clock.now() + ms, () => this.#due()))
    this.#due()
  }

  #due(): void {
    this.#changedAt = this.#service.clock.now()
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
      if (this.#changedAt !== undefined && !this.#end.signal.aborted) this.#due()
    })
  }

  async #look(): Promise<void> {
    try {
      await pause(this.#restMs, undefined, { signal: this.#end.signal, ref: false })
      await this.flush()
    } catch (thrown) {
      this.#changedAt = undefined
      if (!this.#end.signal.aborted) this.#service.options.report(thrown)
    }
  }
}

function isNone(items: Iterable<unknown>): boolean {
  for (const _ of items) return false
  return true
}
