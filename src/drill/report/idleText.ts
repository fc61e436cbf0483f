import { listed } from '../../net/listed.ts'
import type { ScenarioFault } from '../report.ts'
import { componentTexts } from './componentText.ts'
import { kindText } from './faultText.ts'

/** `a: link; b: session.`: what fails without any effect, by name, or counted by kind where there are more than `most` names. */
export function idleText(scenarios: readonly (readonly ScenarioFault[])[], most: number): string {
  const names = new Set(scenarios.flatMap(faults => faults.map(({ name }) => name)))
  if (names.size <= most) {
    const texts = componentTexts(scenarios).flatMap(({ lines }) => lines)
    return `${texts.join('; ')}.`
  }
  const alone = new Set(scenarios.flatMap(([first, ...more]) => (first && more.length === 0 ? [first.on] : [])))
  const kinds = [...Map.groupBy(alone, kindText)].sort(([, a], [, b]) => b.length - a.length)
  const several = scenarios.filter(faults => faults.length > 1).length
  const counts = [
    ...kinds.map(([kind, same]) => (same.length === 1 ? `1 ${kind}` : `${same.length} ${plural(kind)}`)),
    ...(several > 0 ? [`${several} ${several === 1 ? 'combination' : 'combinations'} of several`] : []),
  ]
  return `${listed(counts)}. --list all names them.`
}

function plural(kind: string): string {
  return kind.endsWith('s') ? `${kind}es` : kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`
}
