import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMigration } from './parseMigration.ts'

const BURST = 'landbridge-migration: 1\ntemplate: burst\nlink: { rate: 1Gbps }\nburst: { rate: 2Gbps, lasts: 1h, aMonth: 4 }\n'
const PHASED = (phase: string) => `landbridge-migration: 1\ntemplate: phased\nphases:\n  - { name: a, from: 2027-01, ${phase} }\n`

const CASES: readonly { readonly given: string; readonly says: RegExp; readonly at: string }[] = [
  {
    given: 'landbridge-migration: 1\ntemplate: brust\n',
    says: /template is brust; it takes phased or burst or recovery or analytics.*burst\?/,
    at: '2:11',
  },
  { given: 'landbridge-migration: 2\ntemplate: burst\n', says: /it takes 1, the version of the file format/, at: '1:23' },
  { given: BURST.replace('lasts', 'last'), says: /burst has the unknown key last: did you mean lasts\?/, at: '4:23' },
  { given: BURST.replace('1Gbps', 'fast'), says: /link\.rate is fast; it takes a rate with its unit/, at: '3:15' },
  { given: BURST.replace('rate: 1Gbps', 'flow: a to b'), says: /link has neither an estate nor a rate/, at: '3:1' },
  {
    given: BURST.replace('rate: 1Gbps', 'rate: 1Gbps, steady: 1Gbps'),
    says: /link\.steady leaves nothing of its rate/,
    at: '3:30',
  },
  { given: BURST.replace('rate: 1Gbps', 'estate: a.yaml, monthly: 3'), says: /link\.monthly goes with a rate/, at: '3:34' },
  {
    given: PHASED('link: { rate: 1Gbps }, until: 2026-12'),
    says: /phases\.0\.until is 2026-12, before its first month 2027-01/,
    at: '4:61',
  },
  {
    given: PHASED('link: { rate: 1Gbps }, ramp: 0'),
    says: /phases\.0\.ramp is 0; it takes a number of months from 1 to 60/,
    at: '4:60',
  },
  {
    given: `${PHASED('link: { rate: 1Gbps }')}  - { name: a, from: 2031-01, link: { rate: 1Gbps } }\n`,
    says: /phases\.1\.name is a, as another phase’s is/,
    at: '5:13',
  },
  { given: 'template: [', says: /./, at: '1:12' },
]

for (const { given, says, at } of CASES)
  test(`${at} ${String(says)}`, () => {
    const { migration, problems } = parseMigration(given, 'm.yaml')
    assert.equal(migration, undefined)
    const found = problems.find(({ summary }) => says.test(summary))
    assert.ok(found, problems.map(({ summary }) => summary).join('\n'))
    assert.equal(`${found.line}:${found.column}`, at)
  })

test('a file that is right has no problems', () => {
  const { migration, problems } = parseMigration(BURST, 'm.yaml')
  assert.deepEqual(problems, [])
  assert.equal(migration?.template, 'burst')
})
