import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEstate } from '../parseEstate.ts'

const sites = (routers: string) =>
  `landbridge: 1\nregion: us-east-1\nsites: { ashburn: { prefixes: [10.0.0.0/16], routers: { ${routers} } } }\n`

for (const [because, routers, ...said] of [
  ['one AS, written or not', 'edge-1: {}, edge-2: { asn: 65000 }, edge-3: {}'],
  ['one that somebody else configures', 'edge-1: {}, edge-2: { asn: 65001, kind: external }'],
  [
    'another AS',
    'edge-1: {}, edge-2: { asn: 65000 }, edge-3: { asn: 65001 }',
    'warning sites.ashburn.routers.edge-3.asn sites.ashburn.routers.edge-3 has the AS number 65001, and edge-1 of the same site has 65000: the two tell each other no routes, so what one of them loses it does not reach through the other; give both one `asn`.',
  ],
  [
    'another AS by default, told once',
    'edge-1: { asn: 65001 }, edge-2: {}, edge-3: {}',
    'warning sites.ashburn.routers.edge-2.asn sites.ashburn.routers.edge-2 has the AS number 65000, which is what it has where nothing is said, and edge-1 of the same site has 65001: the two tell each other no routes, so what one of them loses it does not reach through the other; give both one `asn`.',
  ],
] as const) {
  test(`routers of a site exchange routes within one AS: ${because}`, () => {
    const { problems } = parseEstate(sites(routers), 'estate.yaml')
    assert.deepEqual(
      problems.map(({ severity, path, summary }) => `${severity} ${path} ${summary}`),
      said,
    )
  })
}

test('two sites may have an AS each', () => {
  const text = `landbridge: 1
region: us-east-1
sites:
  ashburn: { prefixes: [10.0.0.0/16], routers: { edge-1: { asn: 65001 } } }
  dallas: { prefixes: [10.1.0.0/16], routers: { edge-2: { asn: 65002 } } }
`
  assert.deepEqual(parseEstate(text, 'estate.yaml').problems, [])
})
