import { drill } from '../drill/drill.ts'
import type { DrillReport, FlowVerdict } from '../drill/report.ts'
import type { Flow } from '../resources/customerSide.ts'
import type { ObservedView } from '../resources/observed.ts'
import type { Row, World } from '../resources/world.ts'
import type { DomainKind, Topology } from '../topology/topology.ts'
import { hostsOf, isFor } from './flowEnds.ts'
import { bySite, type Landing, landingsOf, landingsOfVpns, type SiteLanding } from './landings.ts'
import { likelyFlows } from './likelyFlows.ts'
import { named } from './named.ts'
import type { Subject } from './subject.ts'
import { type Interface, interfacesOf, type Vpn, vpnsOf } from './ways.ts'

/** An estate to be checked: its rows, the network they make, and what was seen of it. */
export interface CheckedEstate {
  readonly world: World
  readonly topology: Topology
  readonly nowMs: number
  readonly observed?: ObservedView
  readonly from: 'file' | 'service'
}

/** Single failures that a careful design survives; a site and its hosts are a flow's own end. */
const PLAYED: ReadonlySet<DomainKind> = new Set<DomainKind>([
  'connection',
  'lag',
  'device',
  'location',
  'router',
  'shared-risk',
  'room',
  'line-card',
])

/** A flow with its row, and what a drill says about it. */
interface JudgedFlow {
  readonly about: Subject
  readonly body: Flow
  /** Its place in the report's lists. */
  readonly index: number
  readonly baseline: FlowVerdict
}

/** What is asked of an estate: a flow that somebody wrote, or where nobody wrote any, one that it is there for. */
interface AskedFlow {
  readonly about: Subject
  /** `app-to-db`, or `ashburn to prod`. */
  readonly name: string
  readonly baseline: FlowVerdict
}

/** An estate as the rules look at it: what several of them need is computed once, when the first one asks. */
export class View {
  readonly estate: CheckedEstate
  #interfaces: readonly Interface[] | undefined
  #vpns: readonly Vpn[] | undefined
  #landings: readonly Landing[] | undefined
  #siteLandings: readonly SiteLanding[] | undefined
  #vpnLandings: readonly Landing[] | undefined
  #report: DrillReport | undefined
  #flows: readonly JudgedFlow[] | undefined
  #asked: readonly AskedFlow[] | undefined

  constructor(estate: CheckedEstate) {
    this.estate = estate
  }

  get world(): World {
    return this.estate.world
  }

  get topology(): Topology {
    return this.estate.topology
  }

  get nowMs(): number {
    return this.estate.nowMs
  }

  get interfaces(): readonly Interface[] {
    this.#interfaces ??= interfacesOf(this.world, this.topology)
    return this.#interfaces
  }

  get vpns(): readonly Vpn[] {
    this.#vpns ??= vpnsOf(this.world, this.topology)
    return this.#vpns
  }

  get landings(): readonly Landing[] {
    this.#landings ??= landingsOf(this.world, this.interfaces, this.vpns)
    return this.#landings
  }

  /** The same, site by site. */
  get siteLandings(): readonly SiteLanding[] {
    this.#siteLandings ??= this.landings.flatMap(landing => bySite(this.world, landing))
    return this.#siteLandings
  }

  /** Those that flows need; where nobody wrote any flow, all of them. */
  get neededLandings(): readonly Landing[] {
    return this.#needed(this.landings)
  }

  /** The same, site by site, where Direct Connect leads to the site. */
  get neededSiteLandings(): readonly SiteLanding[] {
    return this.#needed(this.siteLandings).filter(({ interfaces }) => interfaces.length > 0)
  }

  /** All ways of a site to a gateway that flows need, over Direct Connect or not. */
  get neededWays(): readonly SiteLanding[] {
    return this.#needed([...this.siteLandings, ...this.#overVpns.flatMap(landing => bySite(this.world, landing))])
  }

  /** The same of gateways that VPNs alone lead to. */
  get neededVpnLandings(): readonly Landing[] {
    return this.#needed(this.#overVpns)
  }

  get #overVpns(): readonly Landing[] {
    this.#vpnLandings ??= landingsOfVpns(this.world, this.landings, this.vpns)
    return this.#vpnLandings
  }

  #needed<L extends SiteLanding>(landings: readonly L[]): readonly L[] {
    const flows = [...this.world.all('flow')]
    if (flows.length === 0) return landings
    const ends = flows.map(({ body }) => hostsOf(this.world, body))
    return landings.filter(landing => ends.some(hosts => isFor(landing, hosts)))
  }

  /** What becomes of the flows when one thing after the other is cut. */
  get report(): DrillReport {
    const scripts = () =>
      this.topology.domains.filter(({ kind }) => PLAYED.has(kind)).map(domain => [{ domain, kind: 'cut' as const }])
    this.#report ??= drill(this.topology, this.topology.flows.length === 0 ? [] : scripts())
    return this.#report
  }

  get flows(): readonly JudgedFlow[] {
    this.#flows ??= this.report.baseline.flatMap((baseline, index) => {
      const row = this.world.get('flow', this.topology.flows[index]?.id ?? '')
      return row ? [{ about: { ...named(row), name: nameOfFlow(row, baseline) }, body: row.body, index, baseline }] : []
    })
    return this.#flows
  }

  /** How everything that is asked of the estate goes before any fault. */
  get asked(): readonly AskedFlow[] {
    this.#asked ??= this.topology.flows.length > 0 ? this.flows.map(flow => ({ ...flow, name: flow.about.name })) : this.#likely()
    return this.#asked
  }

  #likely(): readonly AskedFlow[] {
    const likely = likelyFlows(this.world, [...this.landings, ...this.neededVpnLandings])
    const { baseline } = drill({ ...this.topology, flows: likely.map(({ flow }) => flow) }, [])
    return likely.flatMap(({ landing, flow }, index) => {
      const verdict = baseline[index]
      return verdict ? [{ about: landing.about, name: `${flow.from.name} to ${flow.to.name}`, baseline: verdict }] : []
    })
  }
}

function nameOfFlow({ body }: Row<'flow'>, { from, to }: FlowVerdict): string {
  return body.tags?.['landbridge:name'] ?? `${from}-to-${to}`
}
