import type { ScenarioFault } from '../../drill/report.ts'
import { causeFix, causesOf } from '../causes.ts'
import { hostsOf, isFor } from '../flowEnds.ts'
import { isOneCampus, onlyRouter } from '../landingParts.ts'
import type { Landing } from '../landings.ts'
import { listed } from '../named.ts'
import type { Rule } from '../rule.ts'
import { portsOf } from '../ways.ts'

/** What fails by itself now and then; what holds several of these is told by them. */
const PARTS: readonly string[] = ['connection', 'lag', 'router', 'device', 'location']

/** Single failures that end a flow although its gateway has several ways. A drill tells. */
export const SINGLE_FAILURES: readonly Rule[] = [
  {
    id: 'DX074',
    severity: 'error',
    title: 'A single failure ends a flow although its gateway has other ways',
    why: 'Ways of another site, of another route table or without a route for it do not help a flow: the gateway looks redundant, and what is asked of it is not.',
    source: 'Direct Connect guide, "Resiliency Toolkit"; Well-Architected Hybrid Networking Lens, redundancy',
    *check(view) {
      const needed = view.neededWays.map(landing => ({ ...landing, told: toldOf(landing) }))
      for (const judged of view.flows) {
        const { about, body, index, baseline } = judged
        if (baseline.survives === 'no') continue
        const hosts = hostsOf(view.world, body)
        const landings = needed.filter(landing => isFor(landing, hosts))
        if (landings.length === 0) continue
        const told = new Set(landings.flatMap(landing => landing.told))
        const ends = view.report.scenarios.flatMap(({ faults: [fault], flows, ownEnd }) =>
          fault && !ownEnd && flows[index]?.survives === 'no' ? [fault] : [],
        )
        const [first, ...others] = namesOf(ends.filter(fault => !told.has(kindOf(fault))))
        if (first === undefined) continue
        // A way that something keeps closed is there already, unless it ends where what fails does. A static route stays.
        const closed = causesOf(view, judged, 'closes').filter(
          cause => cause.rule === 'DX027' || !isOn(landings, cause.about.id, ends),
        )
        yield {
          about,
          summary: `Without ${[first, ...others].join(' or ')}, nothing of ${about.name} gets through.`,
          fix: causeFix(closed) ?? `Give ${about.name} a second way, around ${listed([first, ...others])}.`,
        }
      }
    },
  },
]

/** Whether one of the faults takes the virtual interface or VPN connection, too. */
function isOn(landings: readonly Landing[], id: string, faults: readonly ScenarioFault[]): boolean {
  const ways = landings.flatMap(({ interfaces, vpns }) => [...interfaces, ...vpns]).filter(({ row }) => row.id === id)
  const parts = ways.flatMap(way => [way.router?.id, 'port' in way ? way.port?.id : undefined])
  return faults.some(({ on }) => parts.includes(on.slice(on.indexOf(':') + 1)))
}

/** Kinds of failures that end every way to a gateway at once: DX001, DX003, DX004 and DX049 say it of the gateway. */
function toldOf(landing: Landing): string[] {
  const { interfaces, vpns } = landing
  const isOnePort = portsOf(interfaces).length < 2 && vpns.length === 0
  return [
    ...(isOnePort ? ['connection', 'lag', 'device'] : []),
    ...(interfaces.length > 0 && isOneCampus(interfaces) ? ['location', 'device'] : []),
    ...(onlyRouter(landing) ? ['router'] : []),
  ]
}

/** Ports and routers before what they stand in: people know those by them. */
function namesOf(faults: readonly ScenarioFault[]): string[] {
  const [nearest] = PARTS.flatMap(part => (faults.some(fault => kindOf(fault) === part) ? [part] : []))
  const parts = nearest === 'device' || nearest === 'location' ? [nearest] : ['connection', 'lag', 'router']
  return [...new Set(faults.filter(fault => parts.includes(kindOf(fault))).map(({ name }) => name))]
}

function kindOf({ on }: ScenarioFault): string {
  return on.slice(0, on.indexOf(':'))
}
