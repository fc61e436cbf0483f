import type { Clock } from '../fabric/clock.ts'
import type { Fabric, FabricFault } from '../fabric/fabric.ts'
import type { Observation } from '../resources/observed.ts'
import type { Change, Draft, Row } from '../resources/world.ts'
import type { Store } from '../store/store.ts'
import type { Geography } from '../topology/builder.ts'
import type { Component } from '../topology/component.ts'
import { follow } from './lifecycles.ts'
import { Networks } from './networks.ts'

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

export class Reconciler implements AsyncDisposable {
  readonly networks: Networks
  readonly #parts: ReconcilerParts
  readonly #subscription: Disposable
  #changes: Change[] = []
  #running: Promise<void> | undefined
  #alarm: Disposable | undefined
  #watching: Promise<void>
  #open = true

  constructor(parts: ReconcilerParts) {
    this.#parts = parts
    this.networks = new Networks(parts.geography)
    this.#subscription = parts.store.onChange(changes => {
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
    this.#wake()
    await this.settled(60_000)
  }

  /** Resolves when nothing differs any more, true, or after `withinMs`, false. */
  async settled(withinMs: number): Promise<boolean> {
    if (!this.#running) return true
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<boolean>(resolve => {
      timer = setTimeout(() => resolve(false), withinMs)
    })
    const done = await Promise.race([this.#running.then(() => true), late])
    clearTimeout(timer)
    return done
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
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
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
    if (changes.length === 0) return due.length > 0
    if (hands) {
      store.apply(draft => {
        hands(draft, changes, now)
      })
      // What the hands did belongs to this pass.
      changes.push(...this.#changes)
      this.#changes = []
    }
    await this.#build(changes)
    return this.#changes.length > 0 || store.due(clock.now()).length > 0
  }

  async #build(changes: readonly Change[]): Promise<void> {
    const { store, fabric } = this.#parts
    const { fresh, gone } = this.networks.update(store.world, changes)
    for (const name of gone) await fabric.set(name, undefined, [])
    const again = changes.some(change => change.kind === 'fault') ? [...this.networks.all()] : fresh
    const rows = new Map<string, Row>()
    for (const { name, topology, rows: members } of again) {
      store.observe(await fabric.set(name, topology, this.#faultsOf(members)))
      for (const [key, row] of members) if (row.kind === 'connection' || row.kind === 'virtualInterface') rows.set(key, row)
    }
    this.#follow([...rows.values()])
    this.#forget(changes)
  }

  /** The faults of the accounts that have a part in the component: nobody breaks a stranger's network. */
  #faultsOf(members: Component): readonly FabricFault[] {
    const accounts = new Set([...members.values()].map(row => row.account))
    return [...this.#parts.store.world.all('fault')]
      .filter(({ account }) => accounts.has(account))
      .map(({ body }) => ({ on: body.on, kind: body.kind, since: body.since }))
  }

  #follow(rows: readonly Row[]): void {
    const { store } = this.#parts
    if (rows.length === 0) return
    store.apply(draft => {
      for (const { kind, id } of rows) {
        const row = draft.get(kind, id)
        if (row) follow(draft, store.observed, row)
      }
    })
  }

  /** Nothing is observed of what is gone. */
  #forget(changes: readonly Change[]): void {
    const { store } = this.#parts
    for (const { kind, id, before, after } of changes) {
      if (after !== undefined && store.world.get(kind, id)) continue
      if (kind === 'connection' || kind === 'crossConnect') {
        store.forget('light', kind === 'connection' ? id : ((before as Row<'crossConnect'> | undefined)?.body.connectionId ?? id))
      }
      if (kind === 'virtualPrivateGateway') store.forget('propagated', id)
      if (kind === 'virtualInterface') {
        for (const peer of (before as Row<'virtualInterface'> | undefined)?.body.peers ?? []) store.forget('session', peer.id)
      }
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
    if (observation.kind === 'light') return listed(world.get('connection', observation.id))
    if (observation.kind !== 'session') return []
    return [...world.all('virtualInterface')].filter(row => row.body.peers.some(peer => peer.id === observation.id))
  }

  #arm(): void {
    const { store, clock } = this.#parts
    this.#alarm?.[Symbol.dispose]()
    const next = store.nextDue()
    if (next !== undefined && this.#open) this.#alarm = clock.at(next, () => this.#wake())
  }
}

function listed<T>(item: T | undefined): T[] {
  return item === undefined ? [] : [item]
}

const KINDS: readonly Change['kind'][] = [
  'site',
  'router',
  'host',
  'flow',
  'vpc',
  'subnet',
  'routeTable',
  'virtualPrivateGateway',
  'customerGateway',
  'vpnConnection',
  'directConnectGateway',
  'directConnectGatewayAssociation',
  'connection',
  'crossConnect',
  'virtualInterface',
  'fault',
]
