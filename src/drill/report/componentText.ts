import type { ScenarioFault } from '../report.ts'
import { howText, kindText } from './faultText.ts'

/** What fails, in few words, and how: one line of text each. */
export interface Components {
  readonly how: string
  readonly lines: readonly string[]
}

/**
 * Sums up the faults of scenarios with one outcome: `dx-a: connection, cross-connect`, together for what makes no
 * difference whether it is cut or silent. Pairs that share a half are written once: `dx-a, EqDC2 + edge-2`.
 */
export function componentTexts(scenarios: readonly (readonly ScenarioFault[])[]): readonly Components[] {
  const single = scenarios.flatMap(faults => (faults.length === 1 ? faults : []))
  const several = scenarios.filter(faults => faults.length > 1)
  return [...singles(single), ...combinations(several)]
}

function singles(faults: readonly ScenarioFault[]): readonly Components[] {
  const byComponent = Map.groupBy(faults, fault => fault.on)
  const byHow = Map.groupBy([...byComponent.values()], same => [...new Set(same.map(howText))].sort().join(' or '))
  return [...byHow].map(([how, components]) => {
    const byName = Map.groupBy(
      components.map(([fault]) => fault as ScenarioFault),
      fault => fault.name,
    )
    return {
      how,
      lines: [...byName].map(([name, same]) => `${name}: ${same.map(fault => kindText(fault.on)).join(', ')}`),
    }
  })
}

function combinations(scenarios: readonly (readonly ScenarioFault[])[]): readonly Components[] {
  const byHow = Map.groupBy(scenarios, faults => [...new Set(faults.map(howText))].sort().join(' + '))
  return [...byHow].map(([how, group]) => {
    const mixed = how.includes('+')
    const word = (fault: ScenarioFault) => (mixed ? `${fault.name} ${howText(fault)}` : fault.name)
    const rest = Map.groupBy(group, ([first]) => word(first as ScenarioFault))
    const others = ([first, ...more]: readonly ScenarioFault[]) =>
      more.map(fault => (fault.name === first?.name ? `${word(fault)} (${kindText(fault.on)})` : word(fault))).join(' + ')
    const secondsByFirst = [...rest].map(([first, same]) => [first, [...new Set(same.map(others))]] as const)
    const merged = Map.groupBy(secondsByFirst, ([, seconds]) => JSON.stringify(seconds))
    const lines = [...merged.values()].map(
      same => `${namesText(same.map(([first]) => first))} + ${namesText(same[0]?.[1] ?? [])}`,
    )
    return { how, lines: few(lines, left => `and ${left} more such lines`) }
  })
}

/** So many names or lines are read through; of more the rest is counted. */
const MOST_READ = 40

function namesText(names: readonly string[]): string {
  return few(names, left => `${left} more`).join(', ')
}

function few(all: readonly string[], rest: (left: number) => string): readonly string[] {
  return all.length <= MOST_READ + 1 ? all : [...all.slice(0, MOST_READ), rest(all.length - MOST_READ)]
}
