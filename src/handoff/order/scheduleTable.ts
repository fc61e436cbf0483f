import type { Chapter, StepName, Table } from './chapter.ts'
import type { Schedule } from './schedule.ts'

/** The schedule as a table: dates where they are known, durations where not. */
export function scheduleTable({ steps, totalDays }: Schedule, headings: ReadonlyMap<StepName, string>): Table {
  const own = [...steps.values()].filter(({ name }) => name !== 'goLive')
  const hasEarliest = own.some(({ earliest }) => earliest)
  const hasLatest = own.some(({ latest }) => latest)
  return {
    head: [
      'Step',
      'Days',
      ...(hasEarliest ? ['Start at the earliest', 'Done then'] : []),
      ...(hasLatest ? ['Start at the latest'] : []),
      'Lead time by',
    ],
    rows: [
      ...own.map(({ name, days, source, earliest, latest }) => [
        headings.get(name) ?? name,
        String(days),
        ...(hasEarliest ? [earliest?.start ?? '', earliest?.end ?? ''] : []),
        ...(hasLatest ? [latest?.start ?? ''] : []),
        source,
      ]),
      [
        'Ready',
        String(totalDays),
        ...(hasEarliest ? ['', steps.get('goLive')?.earliest?.end ?? ''] : []),
        ...(hasLatest ? [steps.get('goLive')?.latest?.start ?? ''] : []),
        'the longest chain of them',
      ],
    ],
  }
}

/** The dates of a chapter as a line, where there are any. */
export function datesText({ step }: Chapter, { steps }: Schedule): readonly string[] {
  const found = step && steps.get(step)
  if (!found) return []
  const { name, days, earliest, latest } = found
  if (name === 'goLive') {
    const day = latest?.start ?? earliest?.start
    return day === undefined ? [] : [`On ${day}${latest ? '' : ' at the earliest'}.`]
  }
  const dates = [
    ...(earliest ? [`from ${earliest.start} to ${earliest.end} at the earliest`] : []),
    ...(latest ? [`start by ${latest.start} at the latest`] : []),
  ]
  return [`About ${days} ${days === 1 ? 'day' : 'days'}${dates.length > 0 ? `: ${dates.join('; ')}` : ''}.`]
}
