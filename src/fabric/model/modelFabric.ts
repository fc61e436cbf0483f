import { type Convergence, converge } from '../../routing/converge.ts'
import { type Assumptions, damage } from '../../routing/detection.ts'
import { forward } from '../../routing/forward.ts'
import { capacityBps } from '../../routing/load.ts'
import type { Observation, Topology } from '../../topology/topology.ts'
import type { Clock } from '../clock.ts'
import type { Fabric, FabricFault, Probe, ProbeResult } from '../fabric.ts'
import { LiveBeliefs } from './belief.ts'
import { observations } from './observe.ts'

interface Running {
  topology: Topology
  readonly beliefs: LiveBeliefs
  convergence: Convergence
  brokenLinks: ReadonlySet<string>
  cut: ReadonlySet<string>
  readonly reported: Map<string, Observation>
}

/** The fabric that computes: the same network as real routers would make of it, at the pace of its clock. */
export class ModelFabric implements Fabric {
  readonly #clock: Clock
  readonly #assumptions: Assumptions
  readonly #components = new Map<string, Running>()
  readonly #news: Observation[][] = []
  #heard: (() => void) | undefined
  #alarm: Disposable | undefined
  #open = true

  constructor(clock: Clock, assumptions: Assumptions) {
    this.#clock = clock
    this.#assumptions = assumptions
  }

  async set(component: string, topology: Topology | undefined, faults: readonly FabricFault[]): Promise<readonly Observation[]> {
    const before = this.#components.get(component)
    if (!topology) {
      this.#components.delete(component)
      return []
    }
    const running = before ?? fresh(topology)
    const { network } = topology
    const old = before?.topology.network
    const ids = new Set(topology.domains.map(domain => domain.id))
    const here = faults.filter(fault => ids.has(fault.on))
    const harm = damage(
      network,
      here.map(({ on, kind }) => ({ component: on, kind })),
      this.#assumptions,
    )
    const isNew = (key: string) => {
      const thing = key.slice(0, key.lastIndexOf('@'))
      return old !== undefined && !old.links.has(thing) && !old.sessions.has(thing)
    }
    running.beliefs.adapt(network, harm, beginnings(network, here), isNew, this.#clock.now(), this.#assumptions)
    running.brokenLinks = harm.brokenLinks
    running.cut = new Set(here.filter(fault => fault.kind === 'cut').map(fault => fault.on))
    running.beliefs.pass(network, this.#clock.now())
    const same = running.topology === topology && before !== undefined
    running.topology = topology
    this.#components.set(component, running)
    const seen = this.#look(running, same ? running.convergence : undefined)
    this.#arm()
    return seen
  }

  async *watch(): AsyncIterable<readonly Observation[]> {
    while (this.#open) {
      const next = this.#news.shift()
      if (next) yield next
      else {
        await new Promise<void>(resolve => {
          this.#heard = resolve
        })
      }
    }
  }

  async probe(component: string, { from, to }: Probe): Promise<ProbeResult> {
    const running = this.#components.get(component)
    const [start, end] = [running?.topology.hosts.get(from), running?.topology.hosts.get(to)]
    const nothing: ProbeResult = { loss: 1, pathMtu: undefined, rttMs: undefined, throughputBps: undefined }
    if (!running || !start || !end) return nothing
    const branches = forward(running.topology.network, running.convergence.tables, running.brokenLinks, start.node, end.address)
    const arrived = branches.filter(branch => branch.outcome === 'delivered')
    if (arrived.length === 0) return nothing
    const capacity = capacityBps(arrived)
    return {
      loss: 1 - arrived.reduce((sum, branch) => sum + branch.share, 0),
      pathMtu: Math.min(...arrived.map(branch => branch.mtu)),
      rttMs: arrived[0]?.rttMs,
      throughputBps: Number.isFinite(capacity) ? capacity : undefined,
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#open = false
    this.#alarm?.[Symbol.dispose]()
    this.#heard?.()
  }

  /** Converges on the present beliefs and answers what differs from the last report, with the time of change. */
  #look(running: Running, previous: Convergence | undefined): Observation[] {
    const { topology, beliefs, reported } = running
    const believed = beliefs.now()
    const quiet = believed.linkEndsDown.size === 0 && believed.sessionEndsDown.size === 0 && believed.sessionsBlocked.size === 0
    running.convergence = quiet ? topology.baseline : converge(topology.network, believed, previous ?? topology.baseline)
    const now = this.#clock.now()
    const changed: Observation[] = []
    for (const seen of observations(topology, running.convergence, believed, running.cut, now)) {
      const key = `${seen.kind} ${seen.id}`
      const known = reported.get(key)
      if (known && sameReport(known, seen)) continue
      const since = known && 'since' in known && isUp(known) === isUp(seen as Observation) ? known.since : now
      const report = (seen.kind === 'propagated' ? seen : { ...seen, since }) as Observation
      reported.set(key, report)
      changed.push(report)
    }
    return changed
  }

  #arm(): void {
    this.#alarm?.[Symbol.dispose]()
    this.#alarm = undefined
    let next: number | undefined
    for (const { beliefs } of this.#components.values()) {
      const at = beliefs.nextAt()
      if (at !== undefined) next = Math.min(next ?? at, at)
    }
    if (next !== undefined && this.#open) this.#alarm = this.#clock.at(next, () => this.#wake())
  }

  #wake(): void {
    for (const running of this.#components.values()) {
      if (!running.beliefs.pass(running.topology.network, this.#clock.now())) continue
      const changed = this.#look(running, running.convergence)
      if (changed.length > 0) this.#news.push(changed)
    }
    this.#heard?.()
    this.#arm()
  }
}

function fresh(topology: Topology): Running {
  return {
    topology,
    beliefs: new LiveBeliefs(),
    convergence: topology.baseline,
    brokenLinks: new Set(),
    cut: new Set(),
    reported: new Map(),
  }
}

/** When each broken link or session began to be broken: the earliest of its faults. */
function beginnings(network: Topology['network'], faults: readonly FabricFault[]): ReadonlyMap<string, number> {
  const began = new Map<string, number>()
  const note = (thing: string, component: string) => {
    for (const fault of faults) {
      if (fault.on === component) began.set(thing, Math.min(began.get(thing) ?? fault.since, fault.since))
    }
  }
  for (const link of network.links.values()) for (const element of link.elements) note(link.name, element.component)
  for (const session of network.sessions.values()) {
    for (const component of session.components) note(session.name, component)
    const link = began.get(session.link)
    if (link !== undefined) began.set(session.name, Math.min(began.get(session.name) ?? link, link))
  }
  return began
}

function isUp(observation: Observation): boolean | undefined {
  switch (observation.kind) {
    case 'light':
    case 'session':
      return observation.up
    case 'tunnel':
      return observation.bgp ?? observation.ike
    case 'propagated':
      return undefined
  }
}

function sameReport(known: Observation, seen: object): boolean {
  const plain = (value: object) =>
    JSON.stringify(value, (key, item) => (key === 'since' || key === 'installedAt' ? undefined : item))
  return plain({ ...known, since: undefined }) === plain(seen)
}
