import type { Asked } from '../load/timed.ts'
import type { Peer } from '../peers/peer.ts'
import { loadAverage, machine } from './machine.ts'
import { median } from './median.ts'
import { table } from './table.ts'

/** By scenario, one entry a round. */
export type Figures = Map<string, Asked[]>

export function note(figures: Figures, scenario: string, asked: Asked): void {
  figures.set(scenario, [...(figures.get(scenario) ?? []), asked])
}

interface Comparison {
  /** The first is ours; `moto_server`, where it is there, is the peer. */
  readonly targets: Readonly<Record<string, () => Promise<Peer>>>
  readonly only: string | undefined
  readonly rounds: number
  readonly quotas: object
  readonly measure: (start: () => Promise<Peer>, figures: Figures) => Promise<void>
}

/** Measures all targets in turns and prints medians beside each other; answers the busiest share of a core of the generator. */
export async function besidePeer({ targets, only, rounds, quotas, measure }: Comparison): Promise<number> {
  const names = Object.keys(targets).filter(name => only === undefined || name === only)
  const byTarget = new Map<string, Figures>(names.map(name => [name, new Map()]))
  console.log(`${machine()}; quotas raised for Landbridge: ${JSON.stringify(quotas)}.\n`)
  for (let round = 1; round <= rounds; round++) {
    for (const [name, figures] of byTarget) {
      console.error(`round ${round}: ${name}`)
      await measure(targets[name]!, figures)
    }
  }
  const [ours] = names
  const scenarios = [...(byTarget.get(ours!)?.keys() ?? [])]
  const middle = (target: string, scenario: string, figure: keyof Asked) =>
    median((byTarget.get(target)?.get(scenario) ?? []).map(measured => measured[figure]))
  const cell = (target: string, scenario: string) =>
    `${Math.round(middle(target, scenario, 'perSecond')).toLocaleString('en')}/s, ${middle(target, scenario, 'p99Ms').toFixed(1)} ms, ${processorText(middle(target, scenario, 'processorUs'))}`
  const ratio = (scenario: string, [above, below]: readonly [string, string], figure: keyof Asked) =>
    names.includes('moto_server') ? `${(middle(above, scenario, figure) / middle(below, scenario, figure)).toFixed(1)}×` : '-'
  console.log(
    table(
      ['requests/s, p99, processor time of each', ...names, `${ours} / moto_server`, 'by processor time'],
      scenarios.map(scenario => [
        scenario,
        ...names.map(name => cell(name, scenario)),
        ratio(scenario, [ours!, 'moto_server'], 'perSecond'),
        ratio(scenario, ['moto_server', ours!], 'processorUs'),
      ]),
    ),
  )
  console.log(`\nMedians of ${rounds} rounds in turns. ${loadAverage('after')}`)
  return Math.max(...names.flatMap(name => scenarios.map(scenario => middle(name, scenario, 'ownCpu'))))
}

function processorText(us: number): string {
  return us < 10_000 ? `${us.toFixed(0)} µs` : `${(us / 1000).toFixed(0)} ms`
}
