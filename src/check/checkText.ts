import { shortened } from '../drill/report/few.ts'
import { type Paint, plain, type Style } from '../drill/report/paint.ts'
import { wrapped } from '../drill/report/wrapped.ts'
import type { CheckReport, Finding } from './report.ts'
import { SEVERITIES, type Severity } from './rule.ts'

const HEADS: Readonly<Record<Severity, readonly [one: string, many: string, style: Style]>> = {
  error: ['error', 'errors', 'bad'],
  warning: ['warning', 'warnings', 'warning'],
  info: ['remark', 'remarks', 'dim'],
}

interface TextOptions {
  readonly width?: number
  readonly paint?: Paint
}

/** Findings under their severity, each with what to do, and how many there are; the same of many things is said once. */
export function checkText(report: CheckReport, { width = 120, paint = plain }: TextOptions = {}): string {
  const groups = SEVERITIES.flatMap(severity => {
    const found = report.findings.filter(finding => finding.severity === severity)
    const [one, many, style] = HEADS[severity]
    if (found.length === 0) return []
    const head = paint(style, `${found.length} ${found.length === 1 ? one : many}`)
    return [[head, ...alike(found).flatMap(same => lines(same, width, paint))].join('\n')]
  })
  const ignored = report.ignored.map(({ rule, about, because }) => paint('dim', `ignored ${rule} ${about}: ${because}`))
  return [...groups, ...(ignored.length > 0 ? [ignored.join('\n')] : []), summary(report)].join('\n\n')
}

/** So many that say the same are told as one: fewer are read one by one. */
const MANY = 3
const NAMED = { most: 12, shown: 10 }

/** Findings that differ in the names of things alone, where there are many. */
function alike(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const said = ({ rule, about, summary, fix }: Finding) =>
    [rule, ...[summary, fix].map(text => text.replaceAll(about, '\0'))].join('\n')
  return [...Map.groupBy(findings, said).values()].flatMap(same => (same.length < MANY ? same.map(each => [each]) : [same]))
}

function lines([finding, ...others]: readonly Finding[], width: number, paint: Paint): string[] {
  if (!finding) return []
  const { rule, about, where, summary, fix } = finding
  const place = where === null ? '' : `  ${paint('dim', where)}`
  const indented = (text: string) => wrapped(`         ${text}`, width)
  const names = shortened(
    others.map(each => each.about),
    NAMED,
    left => `and ${left} more`,
  )
  const same = others.length === 0 ? [] : indented(`The same of ${others.length} more: ${names.join(', ')}.`)
  return [`  ${paint('strong', rule)}  ${about}${place}`, ...indented(summary), ...indented(`do: ${fix}`), ...same]
}

function summary({ findings, ignored }: CheckReport): string {
  if (findings.length === 0) return `Nothing found${ignored.length > 0 ? ' beside what is ignored' : ''}.`
  const counts = SEVERITIES.flatMap(severity => {
    const count = findings.filter(finding => finding.severity === severity).length
    return count === 0 ? [] : [`${count} ${HEADS[severity][count === 1 ? 0 : 1]}`]
  })
  return `${counts.join(', ')}. docs/checks.md says why each rule is there.`
}
