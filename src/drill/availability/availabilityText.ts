import { flowText } from '../report/flowText.ts'
import type { AvailabilityEstimate } from './availability.ts'
import type { AvailabilityFigures } from './availabilityFigures.ts'
import type { Causes } from './causes.ts'
import type { SlaEligibility } from './slaEligibility.ts'

interface Report extends AvailabilityEstimate {
  readonly sla: readonly SlaEligibility[]
  readonly figures: AvailabilityFigures
}

const CAUSES: Readonly<Record<keyof Causes, string>> = {
  unreachable: 'nothing gets through',
  shortOfCapacity: 'too little gets through',
  packetsTooLarge: 'large packets vanish: they do not fit the way, and nobody says so',
  switchOver: 'until routing has found the other way',
  maintenance: 'announced work',
}

/** The estimate as a person reads it; two digits are all that its figures bear. */
export function availabilityText({ flows, sla, withoutFigure, assumptions, figures }: Report): string {
  const lines: string[] = []
  for (const flow of flows) {
    const { minutesPerYear, because, mostly } = flow
    lines.push(`${flowText(flow)}: about ${minutesText(minutesPerYear)} a year down`)
    for (const [cause, text] of Object.entries(CAUSES) as [keyof Causes, string][]) {
      if (because[cause] > 0) lines.push(`  ${minutesText(because[cause]).padStart(10)}  ${text}`)
    }
    if (mostly.length > 0) lines.push('  mostly from:')
    for (const { what, minutes } of mostly) lines.push(`  ${minutesText(minutes).padStart(10)}  ${what}`)
    lines.push('')
  }
  lines.push('What AWS would pay credits for (a commitment, and no estimate of anything):')
  for (const { what, percentPerMonth, minutesPerMonth, because, provided } of sla) {
    const commitment = percentPerMonth === null ? 'none' : `${percentPerMonth} % a month, ${minutesPerMonth} minutes`
    lines.push(`  ${what}: ${commitment}: ${because}${provided.length > 0 ? `; provided ${provided.join(', ')}` : ''}`)
  }
  if (sla.length === 0) lines.push('  nothing here')
  lines.push('', 'Figures (--show-figures prints all of them, --figures replaces them):')
  const assumed = Object.entries(figures.components).filter(([, { quality }]) => quality === 'assumption')
  lines.push(`  assumed, not measured: ${assumed.map(([kind]) => kind).join(', ')}`)
  if (withoutFigure.length > 0) lines.push(`  without a figure, and so never down here: ${withoutFigure.join(', ')}`)
  lines.push('', 'Assumptions', ...assumptions.map(text => `  ${text}`))
  return lines.join('\n')
}

/** Two digits, and three of what comes near a year, so that a whole one is its 8,760 hours. */
function minutesText(minutes: number): string {
  if (minutes === 0) return '0 min'
  if (minutes < 0.1) return `${Number((minutes * 60).toPrecision(2))} s`
  const hours = minutes / 60
  return minutes < 600 ? `${Number(minutes.toPrecision(2))} min` : `${Number(hours.toPrecision(hours < 1000 ? 2 : 3))} h`
}
