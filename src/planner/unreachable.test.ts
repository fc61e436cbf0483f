import assert from 'node:assert/strict'
import { test } from 'node:test'
import { designs } from './designs.ts'
import { testRequirements } from './testRequirements.ts'
import { unreachable } from './unreachable.ts'

const SITE = (traffic: string, more = '') =>
  `  branch: { place: 'Paris, FR', prefixes: [10.200.0.0/16], traffic: { ${traffic} }${more} }`

for (const [site, requirement, possibleWith, because] of [
  [
    SITE('steady: 3000Gbps'),
    'sites.branch.traffic.peak',
    /^a peak of 800\s?Gbps at branch/,
    'the largest LAG is two ports of 400 Gbps',
  ],
  [
    SITE('steady: 500Gbps, growth: 100%'),
    'sites.branch.traffic.peak',
    /^a peak of 200\s?Gbps at branch/,
    'in the third year it is four times as much',
  ],
] as const) {
  test(`a site that nothing joins is told with the number: ${because}`, () => {
    const requirements = testRequirements('', site)
    assert.deepEqual(designs(requirements), [])
    const [found, ...others] = unreachable(requirements)
    assert.deepEqual(others, [])
    assert.equal(found?.requirement, requirement)
    assert.match(found?.possibleWith ?? '', possibleWith)
  })
}

test('a site that needs a LAG does not keep a small one from being joined', () => {
  const requirements = testRequirements('', SITE('steady: 500Gbps'))
  assert.deepEqual(unreachable(requirements), [])
  const [first] = designs(requirements)
  assert.equal(first?.pattern, 'lag')
  assert.deepEqual(
    first?.ports.map(({ site, members }) => [site, members]),
    [
      ['hq', 1],
      ['branch', 2],
    ],
  )
})
