import { buildingOf } from '../../resources/location.ts'
import { isHosted } from '../../resources/port.ts'
import type { Row, World } from '../../resources/world.ts'
import { isBundle, isOneCampus, onlyRouter } from '../landingParts.ts'
import type { Landing, SiteLanding } from '../landings.ts'
import { listed, named } from '../named.ts'
import type { Rule } from '../rule.ts'
import { portsOf } from '../ways.ts'

/** What stands and falls together on the way to AWS. */
export const RESILIENCY: readonly Rule[] = [
  {
    id: 'DX001',
    severity: 'error',
    title: 'Everything is in one location',
    why: 'One building, or one campus, shares its power, its roof and the street in front of it; AWS promises 99.9 % and more only over two locations.',
    source: 'Direct Connect guide, "Resiliency Toolkit"; Direct Connect SLA',
    *check(view) {
      for (const landing of view.neededSiteLandings) {
        const { about, interfaces, vpns } = landing
        // A port that is all there is has a finding of its own.
        if (!isOneCampus(interfaces) || (portsOf(interfaces).length < 2 && vpns.length === 0)) continue
        const connections = listed(interfaces.map(({ port }) => port?.body.name ?? ''))
        const places = [...new Set(interfaces.map(({ port }) => port?.body.location ?? 'one location'))]
        const where = places.length > 1 ? `${listed(places)} of one campus` : places[0]
        yield {
          about,
          summary: `${reached(landing)} by Direct Connect through ${where} alone (${connections}).`,
          fix: `Add a connection in another location${ofSite(landing)} and a virtual interface from it to ${about.name}.`,
        }
      }
    },
  },
  {
    id: 'DX002',
    severity: 'error',
    title: 'Two connections are on one device of AWS',
    why: 'Maintenance or a failure of that device takes both at once, so the second one protects from little.',
    source: 'Direct Connect guide, "Resiliency Toolkit"; API Reference, awsLogicalDeviceId',
    *check(view) {
      for (const { about, interfaces } of view.neededLandings) {
        // A location has few devices: what a site has on two of them may share one with more, or with another site's.
        for (const beside of Map.groupBy(
          interfaces,
          ({ router, location }) => `${router?.body.siteId} ${buildingOf(location)}`,
        ).values()) {
          const on = portsOf(beside)
          const [first, ...others] = on
          const device = first?.body.awsLogicalDevice ?? ''
          if (!first || others.length === 0 || device === '') continue
          if (others.some(({ body }) => body.awsLogicalDevice !== device)) continue
          yield {
            about: named(others[0] ?? first),
            summary: `${listed(on.map(({ body }) => body.name))} of ${about.name} end on one device of AWS, ${device}.`,
            fix: `Order ${others[0]?.body.name} again until AWS puts it on another device than ${first.body.name}, or in another location.`,
          }
        }
      }
    },
  },
  {
    id: 'DX003',
    severity: 'error',
    title: 'One connection and nothing beside it',
    why: 'A single connection is down for its maintenance, too; the SLA for one is 95 %.',
    source: 'Direct Connect SLA, "Single Connection"',
    *check(view) {
      for (const landing of view.neededSiteLandings) {
        const { about, interfaces, vpns } = landing
        const [port, ...others] = portsOf(interfaces)
        if (!port || others.length > 0 || vpns.length > 0 || isBundle(view.world, port.id)) continue
        yield {
          about: named(port),
          summary: `${hangs(landing)} on ${port.body.name}, and neither another connection nor a VPN is beside it.`,
          fix: `Add a second connection in another location${ofSite(landing)} with a virtual interface to ${about.name}, or at least a VPN connection to what is behind it.`,
        }
      }
    },
  },
  {
    id: 'DX004',
    severity: 'error',
    title: 'A LAG is all the redundancy there is',
    why: 'All ports of a LAG are on one device of AWS and lead to one router: it adds capacity, and counts as one connection.',
    source: 'Direct Connect guide, "Link aggregation groups"',
    *check(view) {
      for (const landing of view.neededSiteLandings) {
        const { about, interfaces, vpns } = landing
        const [port, ...others] = portsOf(interfaces)
        if (!port || others.length > 0 || vpns.length > 0 || !isBundle(view.world, port.id)) continue
        yield {
          about: named(port),
          summary: `${hangs(landing)} on LAG ${port.body.name}, whose ports share one device of AWS.`,
          fix: `Add a connection or LAG in another location${ofSite(landing)}, with a virtual interface to ${about.name}.`,
        }
      }
    },
  },
  {
    id: 'DX007',
    severity: 'info',
    title: 'A hosted connection counts for no SLA',
    why: 'AWS’s promise is about dedicated connections; what a partner hosts is covered by the partner’s contract, if by any.',
    source: 'Direct Connect SLA',
    *check(view) {
      for (const { about, interfaces } of view.neededLandings) {
        const ports = portsOf(interfaces)
        if (ports.length < 2) continue
        for (const port of ports) {
          if (port.kind !== 'connection' || !isHosted(port)) continue
          yield {
            about: named(port),
            summary: `${port.body.name} is hosted by a partner: AWS’s SLA does not count it as a way to ${about.name}.`,
            fix: `Ask the partner for a promise of its own, or order a dedicated connection instead of ${port.body.name}.`,
          }
        }
      }
    },
  },
  {
    id: 'DX049',
    severity: 'warning',
    title: 'One router is in every way',
    why: 'Ports and locations may be as many as they like: when that router reboots, everything is gone at once.',
    source: 'Well-Architected Hybrid Networking Lens, redundancy of customer devices',
    *check(view) {
      for (const landing of view.neededWays) {
        const router = onlyRouter(landing)
        if (!router || router.body.generated) continue
        yield {
          about: named(router),
          summary: `Every way to ${landing.about.name}${landing.from ? ` from ${landing.from.body.name}` : ''} ends on router ${router.body.name} (${listed(waysOf(landing))}).`,
          fix:
            waysOf(landing).length > 1
              ? `Move one of ${listed(waysOf(landing))} to a second router, or add a way that ends on one.`
              : `Add a way to ${landing.about.name} that ends on a second router.`,
        }
      }
    },
  },
  {
    id: 'DX068',
    severity: 'warning',
    title: 'Two connections share a carrier',
    why: 'One carrier’s circuits often run in one duct, and one of its mistakes takes both.',
    source: 'Well-Architected Hybrid Networking Lens, diverse providers',
    *check(view) {
      for (const { interfaces } of view.neededLandings) {
        const patches = portsOf(interfaces).flatMap(port =>
          [...view.world.referring('crossConnect', port.id)].map(({ body }) => ({ port, body })),
        )
        const siteOf = (router: string) => view.world.get('router', router)?.body.siteId
        for (const on of Map.groupBy(
          patches,
          ({ body }) => `${siteOf(body.routerId)} ${body.carrier?.name.toLowerCase()}`,
        ).values()) {
          const [first, second] = on
          const carrier = first?.body.carrier?.name
          if (carrier === undefined || !first || !second) continue
          yield {
            about: named(second.port),
            summary: `${listed(on.map(({ port }) => port.body.name))} come over circuits of one carrier, ${carrier}.`,
            fix: `Order the circuit of ${second.port.body.name} from another carrier, or have ${carrier} show that its paths are separate.`,
          }
        }
      }
    },
  },
  {
    id: 'DX070',
    severity: 'error',
    title: 'A shared risk takes every way',
    why: 'Somebody wrote down what fails together, such as what lies in one conduit, and all ways of a flow are in it: they are one way.',
    source: 'Well-Architected Hybrid Networking Lens, diverse paths',
    *check({ world, report }) {
      for (const { faults, flows, ownEnd } of report.scenarios) {
        const risk = world.get('sharedRisk', /^shared-risk:(.*)$/.exec(faults[0]?.on ?? '')?.[1] ?? '')
        const lost = flows.filter(({ survives }, index) => survives === 'no' && report.baseline[index]?.survives !== 'no')
        if (!risk || ownEnd || lost.length === 0) continue
        yield {
          about: named(risk),
          summary: `When ${risk.body.name} fails, nothing is left between ${listed(lost.map(({ from, to }) => `${from} and ${to}`))}.`,
          fix: `Lead one way around ${risk.body.name}.`,
        }
      }
    },
  },
  {
    id: 'DX073',
    severity: 'warning',
    title: 'A room or line card takes every way',
    why: 'Two routers in one room share its power and its cooling, and two ports on one card its electronics: one fault takes what was bought twice.',
    source: 'Well-Architected Reliability Pillar, "Use fault isolation"',
    *check({ world, topology, report }) {
      for (const { faults, flows, ownEnd } of report.scenarios) {
        const [part] = faults
        const kind = part?.on.split(':')[0]
        if (!part || (kind !== 'room' && kind !== 'line-card') || ownEnd) continue
        const [row, ...others] = (topology.network.sharedFate?.get(part.on) ?? []).flatMap(member => rowOf(world, member) ?? [])
        const lost = flows.filter(({ survives }, index) => survives === 'no' && report.baseline[index]?.survives !== 'no')
        if (!row || others.length === 0 || lost.length === 0) continue
        const names = listed([row, ...others].map(each => named(each).name))
        const what = kind === 'room' ? 'room' : 'line card'
        yield {
          about: named(row),
          member: kind === 'room' ? 'room' : 'lineCard',
          summary: `When ${what} ${part.name} fails, ${names} fail together, and nothing is left between ${listed(lost.map(({ from, to }) => `${from} and ${to}`))}.`,
          fix: `Move one of ${names} to another ${what}.`,
        }
      }
    },
  },
]

/** What a failure domain stands for: a router, or the port that a cross-connect is patched to. */
function rowOf(world: World, domain: string): Row<'router'> | Row<'connection'> | undefined {
  const id = domain.slice(domain.indexOf(':') + 1)
  return world.get('router', id) ?? world.get('connection', id)
}

/** `hub is reached`, or `From west, hub is reached` where several sites reach it. */
function reached({ about, from }: SiteLanding): string {
  return from ? `From ${from.body.name}, ${about.name} is reached` : `${about.name} is reached`
}

function hangs({ about, from }: SiteLanding): string {
  return from ? `From ${from.body.name}, ${about.name} hangs` : `${about.name} hangs`
}

function ofSite({ from }: SiteLanding): string {
  return from ? ` for ${from.body.name}` : ''
}

function waysOf({ interfaces, vpns }: Landing): string[] {
  return [...interfaces, ...vpns].map(({ name }) => name)
}
