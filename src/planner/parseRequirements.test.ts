import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseRequirements } from './parseRequirements.ts'

const GOOD = `landbridge-plan: 1
sites:
  hq: { place: 'Frankfurt, DE', prefixes: [10.1.0.0/16], traffic: { steady: 1Gbps, peak: 2Gbps } }
regions:
  eu-central-1: { vpcs: 2, cidr: 10.64.0.0/16 }
`

for (const [from, to, message] of [
  ['steady: 1Gbps', 'stedy: 1Gbps', /^3:\d+ .*unknown key stedy: did you mean steady\?/],
  ['Frankfurt, DE', 'Frankfort, DE', /^3:\d+ sites\.hq\.place is Frankfort, DE, .*did you mean Frankfurt, DE\?/],
  ['vpcs: 2', 'vpcs: many', /^5:\d+ .*vpcs is many; it takes a number of VPCs/],
  ['10.64.0.0/16', '10.1.128.0/17', /^3:\d+ .*overlaps/],
  ['peak: 2Gbps', 'peak: 500Mbps', /^3:\d+ sites\.hq\.traffic\.peak is less than steady/],
  ['eu-central-1', 'eu-central-9', /^5:\d+ regions\.eu-central-9 is no Region of AWS/],
  ['landbridge-plan: 1', 'landbridge-plan: 2', /^1:\d+ .*1, the version of the file format/],
  ['10.64.0.0/16', '10.64.0.0/24', /too small for 2 VPCs/],
] as const) {
  test(`${to} is told with its place`, () => {
    const { requirements, problems } = parseRequirements(GOOD.replace(from, to), 'plan.yaml')
    assert.equal(requirements, undefined)
    const lines = problems.map(({ line, column, summary }) => `${line}:${column} ${summary}`)
    assert.ok(
      lines.some(line => message.test(line)),
      lines.join('\n'),
    )
  })
}

test('what is right is read, with volumes that nobody states left unknown', () => {
  const { requirements, problems } = parseRequirements(GOOD, 'plan.yaml')
  assert.deepEqual(problems, [])
  assert.equal(requirements?.sites.hq?.traffic.out, undefined)
  assert.equal(requirements?.sites.hq?.traffic.peak, 2e9)
})
