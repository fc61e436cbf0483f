import type { CheckReport, Finding } from './report.ts'
import { isAsked } from './rule.ts'
import { RULES } from './rules.ts'
import type { CheckedEstate } from './view.ts'

/**
 * A report as JUnit's XML, which build servers show: a rule that holds is a test that passes, an error one that fails, and
 * what is accepted or was not asked of a `file` is skipped. Warnings pass with their text, as the command's exit code does.
 */
export function junit({ findings, ignored }: CheckReport, from: CheckedEstate['from']): string {
  const cases = [...RULES.values()].flatMap(asked => {
    const { id, title } = asked
    const own = [
      ...findings.filter(({ rule }) => rule === id).map(finding => testCase(finding, outcome(finding))),
      ...ignored.filter(({ rule }) => rule === id).map(each => testCase(each, `<skipped message="${escaped(each.because)}"/>`)),
    ]
    if (own.length > 0) return own
    const name = `name="${escaped(`No finding: ${title}`)}"`
    return [`    <testcase classname="${id}" ${name}${isAsked(asked, from) ? '/>' : `>${UNASKED}</testcase>`}`]
  })
  const skipped = cases.filter(text => text.includes('<skipped ')).length
  const failures = findings.filter(({ severity }) => severity === 'error').length
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="landbridge check" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

const UNASKED = '<skipped message="it is asked of running services alone"/>'

function testCase({ rule, about }: Finding, inside: string): string {
  return `    <testcase classname="${rule}" name="${escaped(about)}">${inside}</testcase>`
}

function outcome({ severity, summary, fix, where }: Finding): string {
  const text = escaped(`${where === null ? '' : `${where}: `}${summary} ${fix}`)
  if (severity !== 'error') return `<system-out>${text}</system-out>`
  return `<failure type="${severity}" message="${escaped(summary)}">${text}</failure>`
}

/** XML 1.0 §2.2: control characters cannot be written at all. */
function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
  return text.replace(/[&<>"']/g, letter => names[letter] ?? letter).replace(/\p{Cc}/gu, ' ')
}
