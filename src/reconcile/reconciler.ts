import type { Clock } from '../fabric/clock.ts'
import type { Fabric } from '../fabric/fabric.ts'
import type { Observation } from '../resources/observed.ts'
import { findPort } from '../resources/port.ts'
import type { Change, Draft, Row } from '../resources/world.ts'
import type { Store } from '../store/store.ts'
import type { Geography } from '../topology/builder.ts'
import { ownRows } from '../topology/component.ts'
import { brokenOrHealed, faultsIn } from './faultsIn.ts'
import { follow } from './lifecycles.ts'
import { type Compiled, NETWORK_KINDS, Networks } from './networks.ts'
import { observableIds } from './observableIds.ts'
import { PeerOwners } from './peerOwners.ts'
import { Unbuilt } from './unbuilt.ts'

/**
 * reconcile: the loop beside the requests. Level-triggered until nothing differs:
 *
 *   store changes -> timed steps -> smart hands -> topology -> fabric.set -> observed -> states -> store
 *
 * It takes only what the store holds and what the fabric says; a missed event, a crash or a restart heal alike, because
 * starting means that everything has changed.
 */
export interface ReconcilerParts {
  readonly store: Store
  readonly fabric: Fabric
  readonly clock: Clock
  readonly geography: Geography
  /** What people on site do when rows have changed; absent: somebody does it over the API. */
  readonly hands?: (draft: Draft, changes: readonly Change[], nowMs: number) => void
  /** Timed steps of the services' rows, by whoever owns their rules. */
  readonly advance: (draft: Draft, row: { readonly kind: Change['kind']; readonly id: string }, nowMs: number) => void
  /** Told of bugs; the loop goes on. */
  readonly report: (bug: unknown) => void
}

/** More passes than this without coming to rest is a bug, not work. */
const MOST_PASSES = 200

/** How long a component waits that the fabric failed to set. */
const RETRY_MS = 1000

export class Reconciler implements AsyncDisposable {
  readonly networks: Networks
  readonly #parts: ReconcilerParts
  readonly #subscription: Disposable
  #changes: Change[] = []
  /** What changed while networks are put off: timed steps and hands have had it, networks have not. */
  readonly #unbuilt = new Unbuilt()
  #isPuttingOff = false
  readonly #owners = new PeerOwners()
  /** Components that the fabric failed to set: tried again after a while. */
  readonly #failed = new Set<string>()
  #running: Promise<void> | undefined
  #alarm: Disposable | undefined
  #watching: Promise<void>
  #isFollowing = false
  #open = true

  constructor(parts: ReconcilerParts) {
    this.#parts = parts
    this.networks = new Networks(parts.geography)
    this.#subscription = parts.store.onChange(changes => {
      this.#owners.update(changes)
      if (this.#isFollowing) return
      this.#changes.push(...changes)
      this.#wake()
    })
    this.#watching = this.#watch()
  }

  /** Takes everything in the store as new. Resolves when the loop has settled. */
  async start(): Promise<void> {
    const { world } = this.#parts.store
    for (const kind of KINDS)
      for (const row of world.all(kind)) this.#changes.push({ kind, id: row.id, before: undefined, after: row })
    this.#owners.update(this.#changes)
    this.#wake()
    await this.settled(60_000)
  }

  /** Resolves when nothing differs any more, true, or after `withinMs`, false. */
  async settled(withinMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined
    let isLate = false
    const late = new Promise<void>(resolve => {
      timer = setTimeout(() => {
        isLate = true
        resolve()
      }, withinMs)
    })
    while (this.#running && !isLate) await Promise.race([this.#running, late])
    clearTimeout(timer)
    return !this.#running
  }

  /** From here on networks are not built until `build`: timed steps and smart hands go on. For many writes in a row. */
  putOff(): void {
    this.#isPuttingOff = true
  }

  /** Whether what is observed, and states that follow it, may be behind the rows. */
  get isBehind(): boolean {
    return !this.#unbuilt.isEmpty
  }

  /** Whether light, and the states of ports that follow it, may be. */
  get isLightBehind(): boolean {
    return this.#unbuilt.isLightBehind
  }

  /** Builds the networks that were put off; false when the loop has not settled within `withinMs`. */
  async build(withinMs: number): Promise<boolean> {
    this.#isPuttingOff = false
    try {
      await this.#running
      this.#wake()
      return await this.settled(withinMs)
    } finally {
      this.#isPuttingOff = true
    }
  }

  /**
   * Of what was put off builds the networks of ports alone, which are small as long as ports are idle, so that light is not
   * behind any more; false when light cannot be told without the rest, and nothing is built.
   */
  async buildLight(): Promise<boolean> {
    while (this.#running) await this.#running
    const { store, report } = this.#parts
    const ports = this.#open ? this.#unbuilt.takePorts(store.world) : undefined
    if (!ports) return false
    this.#running = this.#build(ports)
      .catch(report)
      .finally(() => this.#rest())
    await this.#running
    return true
  }

  /** Looks at timers again, after somebody moved a manual clock. */
  async tick(): Promise<void> {
    this.#wake()
    await this.settled(60_000)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#open = false
    this.#subscription[Symbol.dispose]()
    this.#alarm?.[Symbol.dispose]()
    await this.#running
    await this.#watching
  }

  #wake(): void {
    if (!this.#open) return
    this.#running ??= this.#run().finally(() => this.#rest())
  }

  #rest(): void {
    this.#running = undefined
    // What was changed between the last look and here has not been seen.
    if (this.#changes.length > 0) this.#wake()
  }

  async #run(): Promise<void> {
    // Callers wake the loop in the middle of a transaction's bookkeeping: let that finish first.
    await Promise.resolve()
    for (let pass = 0; this.#open; pass++) {
      if (pass === MOST_PASSES) {
        this.#parts.report(new Error(`the reconciler did not come to rest within ${MOST_PASSES} passes`))
        break
      }
      try {
        if (!(await this.#pass())) break
      } catch (bug) {
        this.#parts.report(bug)
        break
      }
    }
    this.#arm()
  }

  async #pass(): Promise<boolean> {
    const { store, clock, hands, advance } = this.#parts
    const now = clock.now()
    const due = store.due(now)
    if (due.length > 0) {
      store.apply(draft => {
        for (const row of due) advance(draft, row, now)
      })
    }
    const changes = this.#changes
    this.#changes = []
    const isBuilding = !this.#isPuttingOff && (!this.#unbuilt.isEmpty || this.#failed.size > 0)
    if (changes.length === 0 && !isBuilding) return due.length > 0
    if (hands) {
      store.apply(draft => {
        hands(draft, changes, now)
      })
      // What the hands did belongs to this pass.
      changes.push(...this.#changes)
      this.#changes = []
    }
    this.#unbuilt.add(store.world, changes)
    if (!this.#isPuttingOff) await this.#build(this.#unbuilt.takeAll())
    return this.#changes.length > 0 || store.due(clock.now()).length > 0
  }

  async #build(changes: readonly Change[]): Promise<void> {
    const { store, fabric } = this.#parts
    const { fresh, gone } = this.networks.update(store.world, changes)
    const failed = [...this.#failed]
    this.#failed.clear()
    for (const name of gone) await fabric.set(name, undefined, [])
    this.#forget(changes)
    const again = [...fresh, ...this.networks.named(failed), ...brokenOrHealed(this.networks.all(), changes)]
    for (const compiled of new Set(again)) await this.#set(compiled)
  }

  /** Makes one component so and takes in what is seen of it; a fabric that fails does not keep the others waiting. */
  async #set({ name, topology, rows }: Compiled): Promise<void> {
    const { store, fabric, report } = this.#parts
    try {
      const seen = await fabric.set(name, topology, faultsIn(store.world, rows), store.observed)
      store.observe(seen.filter(({ kind, id }, i) => store.observed.get(kind, id) !== seen[i]))
    } catch (bug) {
      this.#failed.add(name)
      report(bug)
      return
    }
    const { light, peers, tunnels, propagated, transitRoutes } = topology.observables
    const own = ownRows(rows)
    for (const [kind, id] of observableIds(own)) {
      const there = { light, session: peers, tunnel: tunnels, propagated, transitRoutes }[kind]
      if (!there.has(id)) store.forget(kind, id)
    }
    this.#follow(own)
  }

  /** States that follow what was seen are no cause to look again: a network does not depend on what is seen of it. */
  #follow(rows: readonly Row[]): void {
    const { store } = this.#parts
    const followed = rows.filter(({ kind }) => kind === 'connection' || kind === 'lag' || kind === 'virtualInterface')
    if (followed.length === 0) return
    this.#isFollowing = true
    try {
      store.apply(draft => {
        for (const { kind, id } of followed) {
          const row = draft.get(kind, id)
          if (row) follow(draft, store.observed, row)
        }
      })
    } finally {
      this.#isFollowing = false
    }
  }

  /** Nothing is observed of rows that are gone. */
  #forget(changes: readonly Change[]): void {
    const { store } = this.#parts
    for (const { kind, id, before } of changes) {
      if (!before || store.world.get(kind, id)) continue
      for (const [seen, seenId] of observableIds([before])) store.forget(seen, seenId)
    }
  }

  async #watch(): Promise<void> {
    const { fabric, store, report } = this.#parts
    for await (const observations of fabric.watch()) {
      try {
        store.observe(observations)
        this.#follow(observations.flatMap(observation => this.#rowOf(observation)))
      } catch (bug) {
        report(bug)
      }
    }
  }

  #rowOf(observation: Observation): Row[] {
    const { world } = this.#parts.store
    if (observation.kind === 'light') return listed(findPort(world, observation.id))
    if (observation.kind !== 'session') return []
    return listed(this.#owners.of(world, observation.id))
  }

  #arm(): void {
    const { store, clock } = this.#parts
    this.#alarm?.[Symbol.dispose]()
    const retry = this.#failed.size > 0 ? clock.now() + RETRY_MS : undefined
    const next = Math.min(store.nextDue() ?? Number.POSITIVE_INFINITY, retry ?? Number.POSITIVE_INFINITY)
    if (Number.isFinite(next) && this.#open) this.#alarm = clock.at(next, () => this.#wake())
  }
}

function listed<T>(item: T | undefined): T[] {
  return item === undefined ? [] : [item]
}

/** What a start takes as new. */
const KINDS: readonly Change['kind'][] = [...NETWORK_KINDS, 'fault']
