import { type Paint, plain } from '../report/paint.ts'
import type { TableOptions } from '../report/reportTable.ts'
import { rttText } from '../report/rttText.ts'
import { wrapped } from '../report/wrapped.ts'
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
  const { outcome, reason, mtu, rttMs, ways, hops } = trace
  const facts = [
    mtu === null ? undefined : `MTU ${mtu}`,
    outcome === 'delivered' ? `round trip ${rttText(rttMs)}` : undefined,
    ways > 1 ? `one of ${ways} equal ways` : undefined,
  ].filter(fact => fact !== undefined)
  const [verdict, ...more] = wrapped(
    `${reason.startsWith(outcome) ? reason : `${outcome}: ${reason}`}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`,
    width - 8,
  )
  return [
    `${paint('strong', direction.padEnd(7))} ${paint(outcome === 'delivered' ? 'good' : 'bad', verdict ?? '')}`,
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
    ...lost.flatMap(text => wrapped(`${indent}${text}`, width)).map(line => paint('dim', line)),
  ]
}

const TABLES: Readonly<Record<string, string>> = {
  routeTable: 'route table',
  vpc: 'VPC',
  transitRouteTable: 'transit gateway route table',
}
