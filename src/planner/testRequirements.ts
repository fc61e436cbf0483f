import { parseRequirements } from './parseRequirements.ts'
import type { Requirements } from './requirementsSchema.ts'

/** A small office and one Region, with what else a test asks for: lines of a requirements file. */
export function testRequirements(lines = '', site = ''): Requirements & { readonly today: string } {
  const text = `landbridge-plan: 1
today: 2026-12-01
sites:
  hq:
    place: Frankfurt, DE
    prefixes: [192.168.0.0/20]
    uplink: 1Gbps
    traffic: { out: 3TB, steady: 100Mbps, peak: 300Mbps }
${site}
regions:
  eu-central-1: { vpcs: 1, cidr: 10.0.0.0/16 }
${lines}
`
  const { requirements, problems } = parseRequirements(text, 'test')
  if (!requirements) throw new Error(problems.map(({ summary }) => summary).join('\n'))
  return { ...requirements, today: requirements.today ?? '2026-12-01' }
}
