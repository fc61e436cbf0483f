import { stepsOf } from '../../drill/report/wayText.ts'
import type { FlowVerdict, Scenario, ScenarioFault } from '../../drill/report.ts'
import { guarded } from '../../drill/trace/guards.ts'
import { trace } from '../../drill/trace/trace.ts'
import { bandwidthText } from '../../net/bandwidth.ts'
import type { Hit, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import type { View } from '../view.ts'

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
    title: 'A VPN backs up more than it carries',
    why: 'A tunnel carries 1.25 Gbit/s (5, where it is a large one), and a virtual private gateway sends into one tunnel alone: behind more Direct Connect than that, a backup survives on paper.',
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
      for (const { about, index, baseline } of view.flows) {
        const flow = view.topology.flows[index]
        if (!flow || baseline.survives !== 'no') continue
        const there = trace(view.topology, { convergence: view.topology.baseline, brokenLinks: new Set() }, flow.from, flow.to)
        const lost = there.outcome === 'dropped' ? there : there.back
        const [from, to] = lost === there ? [flow.from.name, flow.to.name] : [flow.to.name, flow.from.name]
        yield {
          about,
          summary: `Packets from ${from} to ${to} do not arrive: ${lost?.reason ?? 'no route'}.`,
          fix: `Follow them with landbridge trace ESTATE ${flow.from.name} ${flow.to.name} and add the missing route.`,
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
      for (const { about, baseline } of view.flows) {
        const { survives, peak } = baseline
        if (survives !== 'partly') continue
        const arrives = `${about.name} needs ${rate(peak.demandBps)} at peak, and ${rate(peak.deliveredBps)} arrive with nothing broken`
        yield noMatterOfRate(about, baseline, arrives) ?? {
          about,
          summary: `${arrives}.`,
          fix: `Give ${about.name} a wider way, or take the peak down to ${rate(peak.deliveredBps)}.`,
        }
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
  for (const { about, index, baseline } of view.flows) {
    if (baseline.survives !== 'whole') continue
    const worst = view.report.scenarios
      .filter(({ ownEnd }) => !ownEnd)
      .flatMap(scenario => afterwards(scenario, index))
      .filter(({ verdict }) => verdict.survives === 'partly' && isOverVpn(view, verdict) === overVpn)
      .sort((a, b) => a.verdict.peak.deliveredBps - b.verdict.peak.deliveredBps)
    const [first] = worst
    if (!first) continue
    const { demandBps, deliveredBps } = first.verdict.peak
    const lost = lostBefore(worst.filter(({ verdict }) => verdict.peak.deliveredBps === deliveredBps))
    const ways = overVpn ? 'the VPN' : 'what is left'
    const arrives = `Without ${lost}, ${rate(deliveredBps)} of the ${rate(demandBps)} that ${about.name} needs at peak arrive`
    yield noMatterOfRate(about, first.verdict, arrives, lost) ?? {
      about,
      summary: `Without ${lost}, ${ways} carries ${rate(deliveredBps)} of the ${rate(demandBps)} that ${about.name} needs at peak.`,
      fix: overVpn
        ? `Back ${about.name} up with a second connection of ${rate(demandBps)} or more, or with several VPN connections on a transit gateway with ECMP.`
        : `Widen what is left to ${rate(demandBps)}, so that every single failure leaves enough.`,
    }
  }
}

interface Aftermath {
  readonly fault: ScenarioFault
  readonly verdict: FlowVerdict
}

function afterwards({ faults: [fault], flows }: Scenario, index: number): Aftermath[] {
  const verdict = flows[index]
  return verdict && fault ? [{ fault, verdict }] : []
}

/** A connection takes its device and location with it in words: people know those by it. */
function lostBefore(worst: readonly Aftermath[]): string {
  const isPort = ({ fault }: Aftermath) => /^(connection|lag):/.test(fault.on)
  const known = worst.some(isPort) ? worst.filter(isPort) : worst
  return [...new Set(known.map(({ fault }) => fault.name))].slice(0, 4).join(' or ')
}

function isOverVpn(view: View, { forward, back }: FlowVerdict): boolean {
  const hops = [forward, back].flatMap(({ after }) => after?.path ?? []).flatMap(stepsOf)
  const vpns = view.vpns.filter(({ isPrivate }) => !isPrivate).map(({ name }) => name)
  return hops.some(hop => vpns.some(name => hop === name || hop.startsWith(`${name}/`)))
}

function rate(bps: number): string {
  return bandwidthText(bps)
}
