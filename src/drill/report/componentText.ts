import type { ScenarioFault } from '../report.ts'
import { howText, kindText } from './faultText.ts'
import { type Few, shortened } from './few.ts'

/** What fails, in few words, and how: one line of text each. */
export interface Components {
  readonly how: string
  readonly lines: readonly string[]
}

/**
 * Sums up the faults of scenarios with one outcome: `dx-a: connection, cross-connect`, together for what makes no
 * difference whether it is cut or silent. Pairs that share a half are written once: `dx-a, EqDC2 + edge-2`. Of more lines
 * and names than `most` the first; by default single ones are all named.
 */
export function componentTexts(scenarios: readonly (readonly ScenarioFault[])[], most?: Few): readonly Components[] {
  const single = scenarios.flatMap(faults => (faults.length === 1 ? faults : []))
  const several = scenarios.filter(faults => faults.length > 1)
  return [...singles(single, most ?? ALL), ...combinations(several, most ?? MOST_READ)]
}

function singles(faults: readonly ScenarioFault[], most: Few): readonly Components[] {
  const byComponent = Map.groupBy(faults, fault => fault.on)
  const byHow = Map.groupBy([...byComponent.values()], same => [...new Set(same.map(howText))].sort().join(' or '))
  return [...byHow].map(([how, components]) => {
    const byName = Map.groupBy(
      components.map(([fault]) => fault as ScenarioFault),
      fault => fault.name,
    )
    const lines = [...byName].map(([name, same]) => `${name}: ${same.map(fault => kindText(fault.on)).join(', ')}`)
    return { how, lines: shortened(lines, most, left => `… and ${left} more`) }
  })
}

function combinations(scenarios: readonly (readonly ScenarioFault[])[], most: Few): readonly Components[] {
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
      same =>
        `${namesText(
          same.map(([first]) => first),
          most,
        )} + ${namesText(same[0]?.[1] ?? [], most)}`,
    )
    return { how, lines: shortened(lines, most, left => `and ${left} more such lines`) }
  })
}

/** So many names or lines are read through; of more the rest is counted. */
const MOST_READ: Few = { most: 41, shown: 40 }

const ALL: Few = { most: Number.POSITIVE_INFINITY, shown: Number.POSITIVE_INFINITY }

function namesText(names: readonly string[], most: Few): string {
  return shortened(names, most, left => `${left} more`).join(', ')
}
