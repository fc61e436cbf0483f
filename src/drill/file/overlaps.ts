import { listed } from '../../net/listed.ts'
import { isKept } from '../play/isKept.ts'
import { shortened } from '../report/few.ts'
import { atText } from '../report/sequenceTable.ts'
import type { FlowVerdict, Overlap, Scenario } from '../report.ts'
import type { CalendarWindow } from './sequence.ts'

/** When several windows of a calendar are open at once, and what that does to flows: what each of them alone may not show. */
export function overlaps(
  calendar: readonly CalendarWindow[],
  phases: readonly Scenario[],
  clock: { readonly startsAt?: string },
): readonly Overlap[] {
  const found: (Omit<Overlap, 'text'> & { readonly open: readonly CalendarWindow[]; readonly fate: string })[] = []
  for (const { phase, flows } of phases) {
    if (!phase) continue
    const open = calendar.filter(({ fromMs, untilMs }) => fromMs <= phase.atMs && phase.atMs < untilMs)
    if (open.length < 2) continue
    const hurt = flows.filter(flow => !isKept(flow))
    const unhurt = flows.some(({ asBefore }) => asBefore) ? 'no flow is worse off than before' : 'every flow is whole'
    const fate = hurt.length > 0 ? fatesText(hurt) : unhurt
    const windows = open.map(({ name }) => name)
    const untilMs = phase.untilMs ?? Math.max(...open.map(window => window.untilMs))
    const last = found.at(-1)
    const goesOn = last?.untilMs === phase.atMs && last.fate === fate && last.windows.join() === windows.join()
    if (goesOn && last) found[found.length - 1] = { ...last, untilMs }
    else found.push({ atMs: phase.atMs, untilMs, windows, open, fate })
  }
  return found.map(({ open, fate, ...overlap }) => {
    const things = [...new Set(open.flatMap(window => window.things))]
    const are = things.length > 1 ? `are ${things.length === 2 ? 'both' : 'all'} in maintenance` : 'is in maintenance twice'
    const [from, to] = [overlap.atMs, overlap.untilMs].map(ms => atText(clock, ms))
    return { ...overlap, text: `${listed(things)} ${are} from ${from} to ${to} (${overlap.windows.join(', ')}): ${fate}.` }
  })
}

/** `app-to-db is partly, app-to-lake is gone`; of many flows, of each fate some. */
function fatesText(flows: readonly FlowVerdict[]): string {
  const name = (flow: FlowVerdict) => flow.name ?? `${flow.from}-to-${flow.to}`
  const fate = ({ survives }: FlowVerdict) => (survives === 'no' ? 'gone' : survives)
  if (flows.length <= MOST_FLOWS) return flows.map(flow => `${name(flow)} is ${fate(flow)}`).join(', ')
  const groups = [...Map.groupBy(flows, fate)].map(([what, same]) => {
    const names = shortened(same.map(name), { most: 3, shown: 2 }, left => `${left} more`)
    return `${listed(names)} ${same.length === 1 ? 'is' : 'are'} ${what}`
  })
  return groups.join(', ')
}

/** More than these are summed up. */
const MOST_FLOWS = 4
