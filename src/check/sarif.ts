import type { CheckReport, Finding } from './report.ts'
import type { Severity } from './rule.ts'
import { RULES } from './rules.ts'

/** SARIF's words (OASIS SARIF 2.1.0 §3.27.10). */
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** A report as SARIF 2.1.0, which code hosts show beside the lines. */
export function sarif({ findings, ignored }: CheckReport, version: string): object {
  const ids = [...RULES.keys()]
  const result = (finding: Finding) => ({
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: LEVELS[finding.severity],
    message: { text: `${finding.summary} ${finding.fix}` },
    locations: [location(finding)],
  })
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Landbridge', version, rules: rules() } },
        columnKind: 'utf16CodeUnits',
        results: [
          // Either every result says whether it is suppressed or none (SARIF 2.1.0 §3.27.23).
          ...findings.map(finding => ({ ...result(finding), ...(ignored.length > 0 && { suppressions: [] }) })),
          ...ignored.map(finding => ({
            ...result(finding),
            suppressions: [{ kind: 'external', justification: finding.because }],
          })),
        ],
      },
    ],
  }
}

function rules(): object[] {
  return [...RULES.values()].map(({ id, title, why, source, severity }) => ({
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: { text: `${why} Source: ${source}.` },
    defaultConfiguration: { level: LEVELS[severity] },
  }))
}

function location({ about, where }: Finding): object {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(where ?? '') ?? []
  const logicalLocations = [{ name: about }]
  if (file === undefined) return { logicalLocations }
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file) },
      region: { startLine: Number(line), startColumn: Number(column) },
    },
    logicalLocations,
  }
}
