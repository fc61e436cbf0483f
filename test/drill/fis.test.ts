import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FIS_TEMPLATE } from '../../src/drill/file/fisTemplate.ts'
import { parseIsoDuration } from '../../src/drill/file/isoDuration.ts'
import { playSequence } from '../../src/drill/file/playSequence.ts'
import { sequenceOfFis } from '../../src/drill/file/sequenceOfFis.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY, twoLocations } from './worlds.ts'

const TYPE = 'aws:directconnect:virtual-interface'
const DISCONNECT = 'aws:directconnect:virtual-interface-disconnect'
const ARN = 'arn:aws:directconnect:us-east-1:123456789012:dxvif/'
const TAGS = new Map([
  ['dxvif-a', { Name: 'vif-a', drill: 'yes' }],
  ['dxvif-b', { Name: 'vif-b' }],
])

const disconnect = (target: string, more: object = {}) => ({
  actionId: DISCONNECT,
  parameters: { duration: 'PT10M' },
  targets: { VirtualInterfaces: target },
  ...more,
})
const target = (more: object) => ({ resourceType: TYPE, selectionMode: 'ALL', ...more })

function sequenceOf(template: object) {
  return sequenceOfFis(compile(twoLocations(), GEOGRAPHY), FIS_TEMPLATE.parse(template), TAGS)
}

test('an experiment takes BGP down and leaves packets alone: AWS and the router turn away without loss', () => {
  const topology = compile(twoLocations(), GEOGRAPHY)
  const result = sequenceOf({
    description: 'one after the other',
    targets: { a: target({ resourceArns: [`${ARN}dxvif-a`] }), b: target({ resourceTags: { Name: 'vif-b' } }) },
    actions: {
      second: disconnect('b', { startAfter: ['pause'], parameters: { duration: 'PT5M' } }),
      first: disconnect('a'),
      pause: { actionId: 'aws:fis:wait', parameters: { duration: 'PT1M' }, startAfter: ['first'] },
    },
    stopConditions: [{ source: 'none' }],
    roleArn: 'arn:aws:iam::123456789012:role/fis',
  })
  assert.ok('sequence' in result)
  const { scenarios, sequence } = playSequence(topology, result.sequence)
  assert.deepEqual(
    scenarios.map(({ phase, faults, flows: [flow] }) => [
      phase?.name,
      phase?.atMs,
      faults.map(({ name }) => name),
      flow?.survives,
      flow?.darkMs,
    ]),
    [
      ['first', 0, ['vif-a'], 'whole', 0],
      ['pause', 600_000, [], 'whole', 0],
      ['second', 660_000, ['vif-b'], 'whole', 0],
      ['healed after second', 960_000, [], 'whole', 0],
    ],
  )
  assert.ok(scenarios[0]?.faults[0]?.on.startsWith('session:'))
  assert.deepEqual(sequence?.remarks, [])
})

test('both at once leave prod to its VPN and analytics to nothing, and an alarm that is not watched is said', () => {
  const topology = compile(twoLocations(), GEOGRAPHY)
  const result = sequenceOf({
    targets: { both: target({ resourceArns: [`${ARN}vif-a`, `${ARN}vif-b`] }) },
    actions: { all: disconnect('both') },
    stopConditions: [{ source: 'aws:cloudwatch:alarm', value: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:dark' }],
  })
  assert.ok('sequence' in result)
  const { scenarios, sequence } = playSequence(topology, result.sequence)
  assert.deepEqual(
    scenarios[0]?.flows.map(({ survives }) => survives),
    ['partly', 'no'],
  )
  assert.match(sequence?.remarks[0] ?? '', /alarm:dark was not watched/)
})

const a = { a: target({ resourceArns: [`${ARN}dxvif-a`] }) }
for (const [template, says] of [
  [
    { targets: a, actions: { stop: { actionId: 'aws:ec2:stop-instances', targets: { Instances: 'a' } } } },
    /^The action stop is aws:ec2:stop-instances, which is not played here; it takes aws:directconnect:virtual-interface-disconnect or aws:fis:wait\.$/,
  ],
  [
    { targets: a, actions: { x: disconnect('a', { parameters: { duration: '10m' } }) } },
    /has the duration 10m; FIS takes PT1M \(a minute\) to PT12H \(12 hours\), written as ISO 8601 such as PT10M: did you mean PT10M\?$/,
  ],
  ...(['PT0S', 'PT59S', 'PT12H1S', 'P1D'] as const).map(
    duration =>
      [
        { targets: a, actions: { x: disconnect('a', { parameters: { duration } }) } },
        new RegExp(`^The action x has the duration ${duration}; FIS takes PT1M \\(a minute\\) to PT12H .* such as PT10M\\.$`),
      ] as const,
  ),
  [{ targets: a, actions: { x: disconnect('a', { parameters: { duration: '90 minutes' } }) } }, /did you mean PT1H30M\?$/],
  [{ targets: a, actions: { x: disconnect('a', { parameters: {} }) } }, /has no duration/],
  [{ targets: a, actions: { x: disconnect('b') } }, /^The action x names the target b; there is a\.$/],
  [
    { actions: { x: disconnect('a') } },
    /names the target a; the template has no targets: it takes "targets" beside "actions"\.$/,
  ],
  [
    { targets: a, actions: { x: disconnect('a', { targets: { VirtualInterface: 'a' } }) } },
    /^The action x has targets called VirtualInterface; FIS takes VirtualInterfaces here\.$/,
  ],
  [{ targets: a, actions: { x: disconnect('a', { startAfter: ['y'] }) } }, /^The action x starts after y, which is no action/],
  [{ targets: a, actions: { x: disconnect('a', { startAfter: ['x'] }) } }, /^The action x waits for itself by startAfter/],
  [
    { targets: a, actions: { x: disconnect('a', { startAfter: ['y'] }), y: disconnect('a', { startAfter: ['x'] }) } },
    /^The actions x and y wait for each other by startAfter/,
  ],
  [{ targets: { a: target({ resourceArns: [] }) }, actions: { x: disconnect('a') } }, /^The target a selects nothing;/],
  [{ targets: { a: target({ resourceTags: {} }) }, actions: { x: disconnect('a') } }, /^The target a selects nothing;/],
  [
    { actions: { pause: { actionId: 'aws:fis:wait', parameters: { duration: 'PT1M' } } } },
    /^The template only waits, so nothing would break;/,
  ],
  [
    { targets: { a: target({ resourceArns: [`${ARN}dxvif-z`] }) }, actions: { x: disconnect('a') } },
    /^No virtual interface is dxvif-z; end the ARN in an id or a name: vif-a and vif-b/,
  ],
  [
    { targets: { a: target({ resourceArns: ['dxvif-a'] }) }, actions: { x: disconnect('a') } },
    /^dxvif-a is no ARN of a virtual interface/,
  ],
  [
    { targets: { a: target({ resourceTags: { drill: 'no' } }) }, actions: { x: disconnect('a') } },
    /has the tags drill=no of the target a; their tags are .*drill=yes/,
  ],
  [
    { targets: { a: target({ resourceArns: [`${ARN}dxvif-a`], selectionMode: 'COUNT(1)' }) }, actions: { x: disconnect('a') } },
    /selects COUNT\(1\), which FIS draws by lot/,
  ],
  [
    { targets: { a: { resourceType: 'aws:ec2:instance', resourceArns: [] } }, actions: { x: disconnect('a') } },
    /is of aws:ec2:instance; only/,
  ],
  [{ actions: {} }, /^The template has no actions/],
] as const) {
  test(`a template is refused: ${says.source}`, () => {
    const result = sequenceOf(template)
    assert.ok('problems' in result)
    assert.ok(
      result.problems.some(({ summary }) => says.test(summary)),
      JSON.stringify(result.problems),
    )
  })
}

for (const [text, ms] of [
  ['PT10M', 600_000],
  ['PT1H30M', 5_400_000],
  ['P1DT1S', 86_401_000],
  ['PT0S', 0],
  ['P', undefined],
  ['PT', undefined],
  ['10m', undefined],
] as const) {
  test(`${text} lasts ${ms} ms`, () => assert.equal(parseIsoDuration(text), ms))
}
