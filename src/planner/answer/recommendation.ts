import { listed } from '../../net/listed.ts'
import type { PlanCandidate, PlanReport } from '../planReport.ts'
import { daysText, downtimeText, moneyText, unknownOf, yearsText } from './figureTexts.ts'
import { letterOf } from './letterOf.ts'
import { readyDay } from './readyDay.ts'
import { requirementLabel } from './requirementLabel.ts'

/** What to do and what stands against it, in two sentences with the figures. */
export interface Recommendation {
  readonly says: readonly [what: string, against: string] | readonly [what: string]
  /** How it is meant: all requirements are met, not all, or there is nothing to recommend. */
  readonly style: 'good' | 'warning' | 'bad'
}

export function recommendation(report: PlanReport): Recommendation {
  const [best, next] = report.candidates
  if (!best) return { says: [`No design is left to recommend: ${report.dropped.length} were made and none holds.`], style: 'bad' }
  const { tco, currency } = { tco: best.tco, currency: report.currency }
  const what = `Take A, ${best.name}: ${moneyText(best.monthly, currency)} a month and ${moneyText(tco.total, currency)} in ${yearsText(tco.years)}${knownText(best)}, ${availabilityText(best)}, and it works ${daysText(best.leadTimeDays)} after it is ordered, on ${readyDay(report, best)}.`
  const missed = missedOf(best)
  const met = best.verdicts.length - missed.length
  const nextText = next ? comparedText(best, next, report) : ''
  if (missed.length === 0)
    return {
      says: [what, `It meets ${countText(met, best.verdicts.length)}${nextText === '' ? '.' : `; ${nextText}.`}`],
      style: 'good',
    }
  return {
    says: [
      what,
      `It meets ${countText(met, best.verdicts.length)}, but not ${listed(missed)}${nextText === '' ? '.' : `; ${nextText}.`}`,
    ],
    style: 'warning',
  }
}

/** Labels of what is not met as stated; what nobody knows says so. */
function missedOf({ verdicts }: PlanCandidate): readonly string[] {
  return verdicts
    .filter(({ met }) => met !== 'yes')
    .map(({ requirement, met }) => {
      const label = requirementLabel(requirement)
      const small = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
      return met === 'no' ? small : `${small} (${met})`
    })
}

function knownText(candidate: PlanCandidate): string {
  const unknown = unknownOf(candidate).length
  return unknown === 0 ? '' : `, not counting ${unknown === 1 ? 'one thing' : `${unknown} things`} whose price nobody knows`
}

function availabilityText({ minutesDownPerYear }: PlanCandidate): string {
  return minutesDownPerYear === null
    ? 'with no estimate of its downtime'
    : `${downtimeText(minutesDownPerYear)} a year below the peak rate`
}

function comparedText(best: PlanCandidate, next: PlanCandidate, { currency }: PlanReport): string {
  const more = (own: string, other: string) => {
    const cents = Math.round((Number(other) - Number(own)) * 100)
    return cents === 0 ? 'the same' : `${moneyText((Math.abs(cents) / 100).toFixed(2), currency)} ${cents > 0 ? 'more' : 'less'}`
  }
  const money = `costs ${more(best.monthly, next.monthly)} a month and ${more(best.tco.total, next.tco.total)} in ${yearsText(best.tco.years)}`
  const time = next.minutesDownPerYear === null ? '' : `, has ${downtimeText(next.minutesDownPerYear)} a year below the peak rate`
  const ready = next.leadTimeDays === best.leadTimeDays ? '' : `, and works after ${daysText(next.leadTimeDays)}`
  return `${letterOf(1)}, the next best, ${money}${time}${ready}`
}

function countText(met: number, all: number): string {
  if (all === 0) return 'what was asked for, which was no number'
  if (all === 1) return met === 1 ? 'the one requirement' : '0 of 1 requirement'
  return met === all ? `all ${all} requirements` : `${met} of ${all} requirements`
}
