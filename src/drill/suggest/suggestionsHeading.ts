import { durationText } from '../../net/duration.ts'
import { isKept } from '../play/isKept.ts'
import { brokenText } from '../report/faultText.ts'
import type { Scenario } from '../report.ts'
import { type CheapestChanges, isShort, SHORT_MS } from './cheapestChange.ts'

/** What stands above the changes: which failure they are about, and what of it each of them takes away, or what was tried. */
export function suggestionsHeading({ worst, tried, suggestions }: CheapestChanges): string {
  if (!worst) {
    return 'No single failure but of its own end costs a flow more than a second or its spare way, so that no change was tried.'
  }
  const failure = `the worst single failure, ${brokenText(worst.faults)}`
  if (tried.length === 0) return `Nothing is known here to try against ${failure}.`
  if (suggestions.length === 0) return `Nothing that was tried (${tried.join(', ')}) removes ${failure}, as drills of it say.`
  return `With each of these ${failure}, ${effect(worst)}, as a drill of it says; cheapest first:`
}

/** No more than `cheapestChanges` asks of a change. */
function effect(worst: Scenario): string {
  const { flows } = worst
  const darkMs = Math.max(...flows.map(flow => flow.darkMs ?? 0))
  if (isShort(worst)) {
    return `leaves every flow a spare way${darkMs > 0 ? `, and dark for no longer than the ${durationText(darkMs)} of now` : ''}`
  }
  const isCut = flows.some(flow => !isKept(flow) || flow.darkMs === null)
  const isLong = flows.some(flow => isKept(flow) && flow.darkMs !== null && flow.darkMs > SHORT_MS)
  const rest = flows.some(({ asBefore }) => asBefore) ? 'what it had before any fault' : 'whole'
  return [
    ...(isCut ? [`leaves every flow ${rest}`] : []),
    ...(isLong ? ['cuts darkness of more than a second to a tenth of that or less'] : []),
  ].join(' and ')
}
