import { lossOf } from '../../drill/play/lossiness.ts'
import { closedByLimit } from '../../drill/trace/closedByLimit.ts'
import { isQuiet } from '../../routing/beliefs.ts'
import { isKnownThing } from '../../routing/bundle.ts'
import { converge } from '../../routing/converge.ts'
import { type Assumptions, damage, withSharedFate } from '../../routing/detection.ts'
import { forward } from '../../routing/forward.ts'
import { impaired } from '../../routing/impaired.ts'
import { capacityBps } from '../../routing/load.ts'
import type { Network } from '../../routing/network.ts'
import type { Settling } from '../../routing/settleWithin.ts'
import type { Observation, Topology } from '../../topology/topology.ts'
import type { Clock } from '../clock.ts'
import type { Fabric, FabricFault, Probe, ProbeResult, Seen } from '../fabric.ts'
import { News } from '../news.ts'
import { LiveBeliefs } from './belief.ts'
import { ClosedSessions, type Standing } from './closedSessions.ts'
import { dated } from './dated.ts'
import { observations } from './observe.ts'

interface Running {
  topology: Topology
  readonly beliefs: LiveBeliefs
  readonly closed: ClosedSessions
  standing: Standing
  brokenLinks: ReadonlySet<string>
  /** The network with what loss and lowered rates take of it. */
  carrying: Network
  cut: ReadonlySet<string>
  readonly reported: Map<string, Observation>
}

/** The fabric that computes: the same network as real routers would make of it, at the pace of its clock. */
export class ModelFabric implements Fabric {
  readonly #clock: Clock
  readonly #assumptions: Assumptions
  readonly #components = new Map<string, Running>()
  /** Those in which something will happen by itself. */
  readonly #waiting = new Set<Running>()
  readonly #news = new News<readonly Observation[]>()
  #alarm: Disposable | undefined
  #open = true

  constructor(clock: Clock, assumptions: Assumptions) {
    this.#clock = clock
    this.#assumptions = assumptions
  }

  async set(
    component: string,
    topology: Topology | undefined,
    faults: readonly FabricFault[],
    seen?: Seen,
  ): Promise<readonly Observation[]> {
    const before = this.#components.get(component)
    if (!topology) {
      this.#components.delete(component)
      if (before) this.#waiting.delete(before)
      return []
    }
    // What was due before this belongs to what was there before.
    if (before) this.#pass(before, false)
    const now = this.#clock.now()
    const running = before ?? fresh(topology, now, seen)
    const { network } = topology
    const old = before?.topology.network
    const ids = new Set(topology.domains.map(domain => domain.id))
    const here = faults.filter(fault => ids.has(fault.on))
    const breakages = here.map(({ on, since, ...how }) => ({ ...how, component: on, sinceMs: since }))
    const isNew = (key: string) => {
      const thing = key.slice(0, key.lastIndexOf('@'))
      return old !== undefined && !isKnownThing(old, thing)
    }
    running.beliefs.adapt(network, breakages, isNew, now, this.#assumptions)
    running.closed.adapt(network, now, session => seen && closedByLimit(seen, session))
    running.brokenLinks = damage(network, breakages, this.#assumptions).brokenLinks
    running.carrying = impaired(network, withSharedFate(network, breakages))
    running.cut = new Set(withSharedFate(network, breakages).flatMap(({ component, kind }) => (kind === 'cut' ? component : [])))
    running.topology = topology
    this.#components.set(component, running)
    this.#pass(running, true)
    this.#look(running)
    this.#await(running)
    this.#arm()
    return [...running.reported.values()]
  }

  watch(): AsyncIterable<readonly Observation[]> {
    return this.#news.listen()
  }

  async probe(component: string, { from, to }: Probe): Promise<ProbeResult> {
    const running = this.#components.get(component)
    const [start, end] = [running?.topology.hosts.get(from), running?.topology.hosts.get(to)]
    const nothing: ProbeResult = { loss: 1, pathMtu: undefined, rttMs: undefined, throughputBps: undefined }
    if (!running || !start || !end) return nothing
    const branches = forward(running.carrying, running.standing.convergence.tables, running.brokenLinks, start.node, end.address)
    const arrived = branches.filter(branch => branch.outcome === 'delivered')
    if (arrived.length === 0) return nothing
    const capacity = capacityBps(arrived)
    const passed = arrived.reduce((sum, branch) => sum + branch.share * (1 - lossOf(branch)), 0)
    return {
      loss: Math.max(0, Math.round((1 - passed) * 1e6) / 1e6),
      pathMtu: Math.min(...arrived.map(branch => branch.mtu)),
      rttMs: arrived[0]?.rttMs,
      throughputBps: Number.isFinite(capacity) ? capacity : undefined,
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#open = false
    this.#alarm?.[Symbol.dispose]()
    this.#news.close()
  }

  /**
   * Lets everything that is due happen, in order of time, and settles; `isChanged`: something else happens now. Answers
   * whether anything did.
   */
  #pass(running: Running, isChanged: boolean): boolean {
    const now = this.#clock.now()
    const { topology, beliefs, closed } = running
    let hasPassed = false
    for (let atMs: number | undefined; atMs !== now; ) {
      atMs = Math.min(closed.nextTryMs, now)
      const isBelieved = beliefs.pass(topology.network, atMs, event => closed.lose(event))
      const isNew = isBelieved || (isChanged && atMs === now)
      if (!isNew && closed.nextTryMs > atMs) continue
      hasPassed = true
      const { convergence } = running.standing
      const standing = closed.settle(atMs, beliefs.now(), isNew, convergence, settlingIn(topology))
      if (standing) running.standing = standing
    }
    return hasPassed
  }

  /** Answers what differs from the last report, with the time of change. */
  #look(running: Running): readonly Observation[] {
    const { topology, standing, closed, cut, reported } = running
    const now = this.#clock.now()
    const changed: Observation[] = []
    const gone = new Set(reported.keys())
    for (const seen of observations(topology, standing, { cut, closed }, now)) {
      const key = `${seen.kind} ${seen.id}`
      gone.delete(key)
      const known = reported.get(key)
      const report = dated(known, seen, now)
      if (report === known) continue
      reported.set(key, report)
      changed.push(report)
    }
    for (const key of gone) reported.delete(key)
    return changed
  }

  #arm(): void {
    this.#alarm?.[Symbol.dispose]()
    this.#alarm = undefined
    let next: number | undefined
    for (const running of this.#waiting) next = Math.min(next ?? Number.POSITIVE_INFINITY, nextAt(running))
    if (next !== undefined && this.#open) this.#alarm = this.#clock.at(next, () => this.#wake())
  }

  #await(running: Running): void {
    if (nextAt(running) === Number.POSITIVE_INFINITY) this.#waiting.delete(running)
    else this.#waiting.add(running)
  }

  #wake(): void {
    for (const running of [...this.#waiting]) {
      const hasPassed = this.#pass(running, false)
      this.#await(running)
      if (!hasPassed) continue
      const changed = this.#look(running)
      if (changed.length > 0) this.#news.tell(changed)
    }
    this.#arm()
  }
}

/** When something will happen by itself; Infinity = never. */
function nextAt({ beliefs, closed }: Running): number {
  return Math.min(beliefs.nextAt() ?? Number.POSITIVE_INFINITY, closed.nextTryMs)
}

function settlingIn({ network, baseline }: Topology): Settling {
  return (beliefs, previous) => (isQuiet(beliefs) ? baseline : converge(network, beliefs, previous))
}

function fresh(topology: Topology, now: number, seen: Seen | undefined): Running {
  const beliefs = new LiveBeliefs()
  return {
    topology,
    beliefs,
    closed: new ClosedSessions(topology.network, now, session => seen && closedByLimit(seen, session)),
    standing: { beliefs: beliefs.now(), convergence: topology.baseline },
    brokenLinks: new Set(),
    carrying: topology.network,
    cut: new Set(),
    reported: new Map(),
  }
}
