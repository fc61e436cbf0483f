import { bandwidthText } from '../../net/bandwidth.ts'
import { faultName } from '../report/faultText.ts'
import { type Paint, plain } from '../report/paint.ts'
import { shareText } from '../report/rateText.ts'
import type { TableOptions } from '../report/reportTable.ts'
import { rttText } from '../report/rttText.ts'
import { wrapped } from '../report/wrapped.ts'
import type { Impediment } from './impediments.ts'
import type { Trace, TraceHop } from './trace.ts'

/** A trace as an engineer reads it: hop by hop with the route that matched, what decided, and what lost; then the way home. */
export function traceText(trace: Trace, { width = 120, paint = plain }: TableOptions = {}): string {
  const { back } = trace
  return [
    ...oneWay('there', trace, width, paint),
    ...(back ? ['', ...oneWay('back', back, width, paint)] : []),
    ...(back && trace.outcome === 'delivered' && back.outcome === 'delivered' && trace.mtu !== back.mtu
      ? ['', `Packets of up to ${trace.mtu} bytes get there, answers of up to ${back.mtu} bytes get back.`]
      : []),
  ].join('\n')
}

function oneWay(direction: string, trace: Trace, width: number, paint: Paint): readonly string[] {
  const { outcome, reason, mtu, rttMs, lostShare, ways, hops } = trace
  const facts = [
    mtu === null ? undefined : `MTU ${mtu}`,
    outcome === 'delivered' ? `round trip ${rttText(rttMs)}` : undefined,
    ways > 1 ? `one of ${ways} equal ways` : undefined,
    lostShare === undefined ? undefined : `${shareText(lostShare)} lost on this way`,
  ].filter(fact => fact !== undefined)
  const [verdict, ...more] = wrapped(
    `${reason.startsWith(outcome) ? reason : `${outcome}: ${reason}`}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`,
    width - 8,
  )
  return [
    `${paint('strong', direction.padEnd(7))} ${paint(outcome === 'dropped' ? 'bad' : lostShare === undefined ? 'good' : 'warning', verdict ?? '')}`,
    ...more.map(line => `        ${line}`),
    ...hops.flatMap((hop, index) => hopLines(hop, index + 1, width, paint)),
  ]
}

function hopLines(hop: TraceHop, number: number, width: number, paint: Paint): readonly string[] {
  const indent = '     '
  const via = hop.via === null ? '' : ` → ${hop.via}`
  const mtu = hop.mtu === null ? '' : paint('dim', `  MTU ${hop.mtu}`)
  const route = hop.route === null ? 'no route' : hop.route
  const lost = hop.lost.map(({ via: loser, at }) => `${loser} lost at ${at}`)
  return [
    `${String(number).padStart(3)}  ${paint('strong', hop.node)} ${paint('dim', `(${TABLES[hop.table] ?? hop.table})`)}${via}${mtu}`,
    ...wrapped(`${indent}${route}, ${hop.decidedBy === 'only path' ? 'the only path' : `decided by ${hop.decidedBy}`}`, width),
    ...(hop.faults ?? [])
      .flatMap(fault => wrapped(`${indent}${impedimentText(fault)}`, width))
      .map(line => paint('warning', line)),
    ...lost.flatMap(text => wrapped(`${indent}${text}`, width)).map(line => paint('dim', line)),
  ]
}

/** `loses 2 % at dx-a (connection)`. */
function impedimentText(fault: Impediment): string {
  const { kind, share = 0, toBps = 0 } = fault
  return kind === 'loss'
    ? `loses ${shareText(share)} at ${faultName(fault)}`
    : `${faultName(fault)} is lowered to ${bandwidthText(toBps)}`
}

const TABLES: Readonly<Record<string, string>> = {
  routeTable: 'route table',
  vpc: 'VPC',
  transitRouteTable: 'transit gateway route table',
}
