import type { DirectionVerdict, FlowVerdict, LinkLoad, Scenario, ScenarioFault } from '../../drill/report.ts'
import { guarded } from '../../drill/trace/guards.ts'
import { bandwidthText } from '../../net/bandwidth.ts'
import { arrivalFix, stoppedFix } from '../arrivalFix.ts'
import { causeFix, causesOf } from '../causes.ts'
import { lostPackets } from '../lostPackets.ts'
import { listed } from '../named.ts'
import type { Hit, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import type { View } from '../view.ts'
import { waysOf } from '../waysOf.ts'

/** What flows need, and what there is for them before and after a failure. A drill tells. */
export const CAPACITY: readonly Rule[] = [
  {
    id: 'DX006',
    severity: 'error',
    title: 'What is left after one failure carries less than the peak',
    why: 'Two connections that are both more than half full are one connection: lose either, and the rest drops packets.',
    source: 'Well-Architected Hybrid Networking Lens, capacity after a failure (N+1)',
    check: view => shortfalls(view, false),
  },
  {
    id: 'DX025',
    severity: 'error',
    title: 'A VPN is asked for more than it carries',
    why: 'A tunnel carries 1.25 Gbit/s (5, where it is a large one), and a virtual private gateway sends into one tunnel alone: behind more Direct Connect than that, a backup survives on paper. Where it shares a flow with a connection that is well, its share is what drops packets.',
    source: 'Site-to-Site VPN guide, "Quotas", bandwidth; Direct Connect guide, "AWS Direct Connect + VPN"',
    check: view => shortfalls(view, true),
  },
  {
    id: 'DX060',
    severity: 'error',
    title: 'Filters let nothing of a flow pass',
    why: 'The routes are right and every packet is dropped at its end: by a security group without a rule for the other side, or by a network ACL.',
    source: 'VPC guide, "Security groups" and "Network ACLs"',
    *check(view) {
      for (const { about, index } of view.flows) {
        const flow = view.topology.flows[index]
        const refused = flow && guarded(flow.from, flow.to, {})
        const reason = refused?.there ?? refused?.back
        if (!flow || reason === undefined) continue
        yield {
          about,
          summary: `Nothing of ${flow.from.name} to ${flow.to.name} passes: ${reason}.`,
          fix: `Add a rule that lets ${flow.from.address.text} and ${flow.to.address.text} talk, and no more.`,
        }
      }
    },
  },
  {
    id: 'DX066',
    severity: 'error',
    title: 'A flow does not get through at all',
    why: 'Nothing is broken yet, and one direction has no route: what looks like a backup problem later is a routing problem now.',
    source: 'VPC guide, "Route tables"; Transit gateway guide, "Route tables"',
    *check(view) {
      for (const judged of view.flows) {
        const { about, body, index, baseline } = judged
        const flow = view.topology.flows[index]
        if (!flow || baseline.survives !== 'no') continue
        const lost = lostPackets(view.topology, flow)
        yield {
          about,
          summary: `Packets from ${lost.from.name} to ${lost.to.name} do not arrive: ${lost.reason}.`,
          fix:
            stoppedFix(view.topology, lost) ??
            causeFix(causesOf(view, judged, 'ends')) ??
            arrivalFix(view.world, lost.direction === 'there' ? body.to : body.from, lost) ??
            `Follow them with landbridge trace ESTATE ${flow.from.name} ${flow.to.name}, and mend what stops them.`,
        }
      }
    },
  },
  {
    id: 'DX067',
    severity: 'error',
    title: 'A flow’s peak does not fit before anything fails',
    why: 'The way is too narrow on its best day.',
    source: 'Direct Connect guide, "Connections", port speeds; Site-to-Site VPN guide, "Quotas"',
    *check(view) {
      for (const judged of view.flows) {
        const { about, baseline } = judged
        const { survives, peak, forward, back } = baseline
        if (survives !== 'partly') continue
        const arrives = `${about.name} needs ${rate(peak.demandBps)} at peak, and ${rate(peak.deliveredBps)} arrive with nothing broken`
        const other = noMatterOfRate(about, baseline, arrives)
        const isLost = [forward, back].some(({ lostTo }) => lostTo !== undefined)
        const [full] = shortDirections(baseline).flatMap(({ heldBackBy }) => heldBackBy ?? [])
        // Packets that are too large have their own remedy, which no route has.
        const cause = other && !isLost ? undefined : causeFix(causesOf(view, judged, isLost ? 'ends' : 'misleads'))
        const found = other ?? {
          about,
          summary: `${arrives}${full === undefined ? '' : `: ${full} is full`}.`,
          fix: `Give ${about.name} a wider way, or take the peak down to ${rate(peak.deliveredBps)}.`,
        }
        yield cause === undefined ? found : { ...found, fix: cause }
      }
    },
  },
]

/** A flow that is short although its ways are wide enough: some of them end, or its packets are too large for them. */
function noMatterOfRate(
  about: Subject,
  { peak, forward, back, from, to }: FlowVerdict,
  arrives: string,
  without?: string,
): Hit | undefined {
  const [lost] = [forward, back].flatMap(({ lostTo }) => lostTo ?? [])
  if (lost !== undefined)
    return {
      about,
      summary: `${arrives}: ${lost}.`,
      fix: `Follow it there and back with landbridge trace ESTATE ${from} ${to}: the ways are not too narrow, some of them end.`,
    }
  const [hole] = [forward, back].flatMap(({ mtu }) => (mtu?.effect === 'blackHole' ? mtu : []))
  if (!hole || peak.deliveredBps < peak.demandBps) return undefined
  return {
    about,
    summary: `${without === undefined ? 'Packets' : `Without ${without}, packets`} of ${hole.packetBytes} bytes with DF of ${about.name} do not fit ${hole.mtu} at ${hole.at}, and nobody says so.`,
    fix: `Let ${about.name} send ${hole.mtu} bytes at most (TCP: an MSS of ${hole.mss}), or give it a way for ${hole.packetBytes}.`,
  }
}

/** Of every flow that is whole before, the single failure after which it is worst off without being lost. */
function* shortfalls(view: View, overVpn: boolean): Iterable<Hit> {
  for (const judged of view.flows) {
    const { about, index, baseline } = judged
    if (baseline.survives !== 'whole') continue
    const worst = view.report.scenarios
      .filter(({ ownEnd }) => !ownEnd)
      .flatMap(scenario => afterwards(scenario, index))
      .filter(({ verdict }) => verdict.survives === 'partly' && isOverVpn(view, verdict) === overVpn)
      .sort((a, b) => a.verdict.peak.deliveredBps - b.verdict.peak.deliveredBps)
    const equal = known(worst.filter(({ verdict }) => verdict.peak.deliveredBps === worst[0]?.verdict.peak.deliveredBps))
    const [first] = equal
    if (!first) continue
    const { demandBps, deliveredBps } = first.verdict.peak
    const lost = lostBefore(equal)
    const arrives = `Without ${lost}, ${rate(deliveredBps)} of the ${rate(demandBps)} that ${about.name} needs at peak arrive`
    const other = noMatterOfRate(about, first.verdict, arrives, lost)
    // A way that is closed for a reason that another finding gives is better opened than doubled.
    const closed = causeFix(causesOf(view, judged, 'closes'))
    const short = other ?? (overVpn ? shortOfVpn(view, judged, first.verdict, equal) : shortOfRest(about, equal, lost))
    yield closed === undefined || other ? short : { ...short, fix: closed }
  }
}

function shortOfRest(about: Subject, worst: readonly Aftermath[], lost: string): Hit {
  const { demandBps, deliveredBps } = worst[0]!.verdict.peak
  const full = worst.flatMap(({ verdict, loads }) =>
    shortDirections(verdict).flatMap(({ heldBackBy }) => loads.filter(({ name }) => name === heldBackBy)),
  )
  return {
    about,
    summary: `Without ${lost}, what is left carries ${rate(deliveredBps)} of the ${rate(demandBps)} that ${about.name} needs at peak.`,
    fix: `${widened(full, demandBps)}, so that every single failure leaves enough.`,
  }
}

/** What is full, and all that is asked of it: other flows may need it, too. */
function widened(full: readonly LinkLoad[], demandBps: number): string {
  const [first] = full
  if (!first || full.some(({ limit }) => limit === 'packets')) return `Widen what is left to ${rate(demandBps)}`
  const names = [...new Set(full.map(({ name }) => name))].sort()
  const asked = Math.max(...full.map(({ peak }) => peak.demandBps))
  const whose = asked > demandBps ? `what all flows over ${names.length > 1 ? 'one of them' : 'it'} need, ` : ''
  if (full.some(({ kind }) => kind === 'tunnel'))
    return `Order large tunnels (5 Gbit/s) or more VPN connections beside ${listed(names)}, for ${whose}${rate(asked)} together`
  const verb = full.every(({ kind }) => kind === 'virtual-interface') ? 'Raise the rate limit of' : 'Widen'
  return `${verb} ${listed(names)} to ${whose}${rate(asked)}`
}

/** A VPN that takes a share beside a connection that is well is not too narrow a backup: it should carry nothing. */
function shortOfVpn(
  view: View,
  { about, body }: Pick<View['flows'][number], 'about' | 'body'>,
  verdict: FlowVerdict,
  worst: readonly Aftermath[],
): Hit {
  const { demandBps, deliveredBps } = verdict.peak
  const { vpns, others, text } = carriersOf(view, verdict)
  if (others.length === 0)
    return {
      about,
      summary: `Without ${lostBefore(worst)}, the VPN carries ${rate(deliveredBps)} of the ${rate(demandBps)} that ${about.name} needs at peak.`,
      fix: `Back ${about.name} up with a connection of ${rate(demandBps)} or more${widerVpns(view, vpns, body.single === true)}.`,
    }
  const [vpn, connections] = [listed(vpns), listed(others)]
  const alike = worst.filter(each => carriersOf(view, each.verdict).text === text)
  return {
    about,
    summary: `Without ${lostBefore(alike)}, ${about.name} is shared by ${text}, and ${rate(deliveredBps)} of the ${rate(demandBps)} that it needs at peak arrive: what falls to ${vpn} is more than its tunnels carry.`,
    fix: `Prefer ${connections} to ${vpn} on every router of the site, by local preference within one AS or by the distance of static routes, so that the VPN carries only what no connection does.`,
  }
}

/** What VPNs could be instead: more of them where tunnels share the load, and tunnels of 5 Gbit/s on transit gateways. */
function widerVpns(view: View, names: readonly string[], isSingle: boolean): string {
  const own = view.vpns.filter(({ name }) => names.includes(name))
  const gateways = own.flatMap(({ gateway }) => view.world.get('transitGateway', gateway) ?? [])
  const isTransit = own.length > 0 && gateways.length === own.length
  const shares = isTransit && gateways.every(({ body }) => body.vpnEcmpSupport)
  const isLarge = own.every(({ row }) => row.body.tunnelBandwidth === 'large')
  const options = [
    ...(isSingle ? [] : [shares ? 'more VPN connections beside it' : 'several VPN connections on a transit gateway with ECMP']),
    ...(isLarge ? [] : [`${isTransit ? '' : 'a VPN connection on a transit gateway with '}large tunnels (5 Gbit/s each)`]),
  ]
  return options.length === 0 ? '' : `, or with ${options.join(', or with ')}`
}

interface Aftermath {
  readonly fault: ScenarioFault
  readonly verdict: FlowVerdict
  /** Of everything that is full or nearly so. */
  readonly loads: readonly LinkLoad[]
}

function afterwards({ faults: [fault], flows, loads = [] }: Scenario, index: number): Aftermath[] {
  const verdict = flows[index]
  return verdict && fault ? [{ fault, verdict, loads }] : []
}

/** A connection takes its device and location with it in words: people know those by it. */
function known(worst: readonly Aftermath[]): readonly Aftermath[] {
  const ports = worst.filter(({ fault }) => /^(connection|lag):/.test(fault.on))
  return ports.length > 0 ? ports : worst
}

function lostBefore(worst: readonly Aftermath[]): string {
  return [...new Set(worst.map(({ fault }) => fault.name))].slice(0, 4).join(' or ')
}

/** Whether a VPN is what is short: alone, or beside connections that have room. */
function isOverVpn(view: View, verdict: FlowVerdict): boolean {
  const { vpns, others } = carriersOf(view, verdict)
  if (vpns.length === 0 || others.length === 0) return vpns.length > 0
  const full = shortDirections(verdict).flatMap(({ heldBackBy }) => heldBackBy ?? [])
  return full.length === 0 || full.some(hop => vpns.some(name => hop === name || hop.startsWith(`${name}/`)))
}

interface Carriers {
  readonly vpns: readonly string[]
  readonly others: readonly string[]
  /** All of them. */
  readonly text: string
}

/** What carries the flow afterwards where least of it arrives: VPNs over the Internet, and what there is beside them. */
function carriersOf(view: View, verdict: FlowVerdict): Carriers {
  const { out, home } = waysOf(view.topology, verdict, 'after')
  const short = shortDirections(verdict)
  const used = new Set([...(short.includes(verdict.forward) ? out : []), ...(short.includes(verdict.back) ? home : [])])
  const names = new Set(view.vpns.filter(({ isPrivate }) => !isPrivate).map(({ name }) => name))
  const vpns = [...used.intersection(names)].sort()
  const others = [...used.difference(names)].sort()
  return { vpns, others, text: listed([...others, ...vpns]) }
}

/** Both where neither is short of room. */
function shortDirections({ forward, back, peak }: FlowVerdict): readonly DirectionVerdict[] {
  const both = [forward, back]
  const short = both.filter(({ deliveredBps }) => deliveredBps === peak.deliveredBps)
  return short.length === 0 ? both : short
}

function rate(bps: number): string {
  return bandwidthText(bps)
}
