import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEstate } from '../parseEstate.ts'

const SITE = 'sites: { here: { prefixes: [10.0.0.0/16], routers: { edge: {} } } }\n'

/** The whole of what is said about a connection in this location. */
function said(location: string, region = 'us-east-1'): readonly string[] {
  const port = `connections: { dx: { location: "${location}", bandwidth: 1Gbps, router: edge } }`
  return parseEstate(`landbridge: 1\nregion: ${region}\n${SITE}${port}\n`, 'estate.yaml').problems.map(({ summary }) => summary)
}

for (const [location, meant, because] of [
  ['EqDC22', 'EqDC2 (Equinix DC2/DC11, Ashburn, VA)', 'one letter too many'],
  ['EqCD2', 'EqDC2 (Equinix DC2/DC11, Ashburn, VA)', 'two letters the wrong way round'],
  ['CSVA-1', 'CSVA1 (CoreSite VA1, Reston, VA)', 'a hyphen'],
  ['Equinix DC2', 'EqDC2 (Equinix DC2/DC11, Ashburn, VA)', 'the facility instead of its code'],
  ['DC2', 'EqDC2 (Equinix DC2/DC11, Ashburn, VA)', 'the facility as people call it'],
  ['CoreSite VA1', 'CSVA1 (CoreSite VA1, Reston, VA)', 'another facility'],
  ['Ashburn', 'EqDC2 (Equinix DC2/DC11, Ashburn, VA) or TLLPJ (Digital Realty IAD38, Ashburn, VA)', 'the city, which has two'],
  ['Ashbrun, VA', 'EqDC2 (Equinix DC2/DC11, Ashburn, VA) or TLLPJ (Digital Realty IAD38, Ashburn, VA)', 'the city, misspelt'],
] as const) {
  test(`location ${location} is told as ${meant}: ${because}`, () => {
    assert.deepEqual(said(location), [
      `connections.dx.location is ${location}, which is the code of no Direct Connect location: did you mean ${meant}?`,
    ])
  })
}

test('a location like none is told some of the Region, and in a Region without any who lists them', () => {
  assert.deepEqual(said('basement-of-ours'), [
    'connections.dx.location is basement-of-ours, which is the code of no Direct Connect location; us-east-1 has 165HS, CS32A and CSVA1 among others.',
  ])
  assert.match(said('basement-of-ours', 'ap-south-2')[0] ?? '', /; DescribeLocations lists them\.$/)
})

test('codes are taken without regard to case, with the suffix of a room, and of other Regions', () => {
  for (const location of ['EqDC2', 'EQDC2', 'CS32A-24FL', 'EqSV5']) assert.deepEqual(said(location), [])
})

test('interconnects and LAGs have locations too, and are told where', () => {
  const text = `landbridge: 1\nregion: us-east-1\n${SITE}lags: { bundle: { location: EqDC3, bandwidth: 10Gbps, links: 2, router: edge } }\n`
  const [problem] = parseEstate(text, 'estate.yaml').problems
  assert.match(problem?.summary ?? '', /^lags\.bundle\.location is EqDC3, .*: did you mean EqDC2/)
  assert.deepEqual([problem?.line, problem?.path], [4, 'lags.bundle.location'])
})
