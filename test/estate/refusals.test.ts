import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../../src/resources/refusal.ts'
import { estateOf, InMemory } from './inMemory.ts'

const HEAD = `landbridge: 1
region: us-east-1
sites: { ashburn: { prefixes: [10.0.0.0/16], routers: { edge-1: { asn: 65000 } }, hosts: { app: 10.0.1.10 } } }
`
const VPC = 'vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }\n'
const PORT = 'connections: { dx-a: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 } }\n'
const HUB = 'directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }\n'
const FLOW = 'flows: [{ from: app, to: db, steady: 1Gbps }]\n'
const vifs = (...names: readonly string[]) =>
  `virtualInterfaces: { ${names.map(name => `${name}: { connection: dx-a, type: private, vlan: 100, gateway: hub }`).join(', ')} }\n`
const many = (count: number, of: (index: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join(', ')

for (const [because, text, ...said] of [
  [
    'a connection and a virtual interface',
    VPC + PORT + HUB + vifs('vif-a', 'vif-b'),
    'VLAN 100 is already in use on dx-a by virtual interface vif-a.',
  ],
  [
    'a Direct Connect gateway, whose id is a UUID',
    VPC + PORT + HUB.replace('64600', '65000') + vifs('vif-a'),
    'BGP ASN 65000 is the ASN of the Amazon side, hub; the customer side needs a different one.',
  ],
  [
    'two VPCs',
    `vpcs: { prod: { cidr: 10.20.0.0/16 }, test: { cidr: 10.20.0.0/17 } }\n${HUB.replace('[prod]', '[prod, test]')}`,
    'The CIDR block 10.20.0.0/17 of test overlaps 10.20.0.0/16 of prod, which is associated with the same Direct Connect Gateway.',
  ],
  [
    'the gateway that a VPC has of its own',
    `${VPC}vpnConnections: { ${many(11, i => `vpn-${i}: { router: edge-1, vpc: prod, routing: bgp }`)} }\n`,
    'The maximum number of VPN connections of the virtual private gateway of prod has been reached (10): ask for more with quotas: { vpnConnectionsPerVirtualPrivateGateway: 11 }.',
  ],
  [
    'a transit gateway',
    `directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [${many(201, i => `10.99.${i}.0/24`)}] } } } }\ntransitGateways: { core: { asn: 64513 } }\n`,
    'The TransitGateway core would have 201 allowed prefixes; the quota is 200.',
  ],
] as const) {
  test(`a refusal calls things as the file does: ${because}`, () => {
    const { problems } = new InMemory().apply(estateOf(HEAD + text))
    assert.deepEqual(
      problems.map(({ summary }) => summary),
      said,
    )
  })
}

test('of more VPCs than the quota, one refusal says what to ask for, and the rest follows from it', () => {
  const text = (
    quotas: string,
  ) => `${HEAD}${quotas}vpcs: { ${many(7, i => `v${i}: { cidr: 10.${20 + i}.0.0/16, hosts: { h${i}: 10.${20 + i}.1.10 } }`)} }
transitGateways: { core: { asn: 64513, vpcs: [${many(7, i => `v${i}`)}] } }
flows: [{ from: app, to: h6, steady: 1Gbps }]
`
  const { problems } = new InMemory().apply(estateOf(text('')))
  const own = problems.filter(({ follows }) => !follows)
  const [first, ...others] = own.map(({ about, summary }) => `${about}: ${summary}`)
  const needed =
    /: The maximum number of VPCs has been reached \(5\): ask for more with quotas: \{ vpcsPerRegion: (\d+) \}\.$/.exec(
      first ?? '',
    )
  assert.deepEqual(others, [])
  assert.ok(problems.some(({ about, follows }) => about === 'flows.0' && follows))
  assert.deepEqual(new InMemory().apply(estateOf(text(`quotas: { vpcsPerRegion: ${needed?.[1]} }\n`))).problems, [])
})

/** What a refusal of the virtual interface says, when it says `words` of the ids of an estate. */
function toldOf(words: (ids: Readonly<Record<string, string>>) => string): string | undefined {
  const memory = new InMemory()
  const lag = PORT.replace('connections: { dx-a: {', 'lags: { lg: { links: 2,')
  const estate = estateOf(HEAD + VPC + lag + HUB + vifs('vif').replace('connection: dx-a', 'lag: lg') + FLOW)
  const { ids } = memory.apply(estate)
  memory.refuse = ({ operation }) =>
    operation === 'PutFlow' ? new AwsError('Refused', words({ ...ids, ...membersIn(memory) })) : undefined
  return memory.apply(estate).problems[0]?.summary
}

const membersIn = (memory: InMemory) =>
  Object.fromEntries([...memory.world.all('connection')].map(({ id }, index) => [`member-${index + 1}`, id]))

for (const [because, words, said] of [
  [
    'all of an id or nothing',
    ids => `${ids['lags.lg']}x and x${ids['lags.lg']} are unknown.`,
    /^dxlag-\w+x and xdxlag-\w+ are unknown\.$/,
  ],
  [
    'no part of an ARN',
    ids => `arn:aws:directconnect:us-east-1:123456789012:dxlag/${ids['lags.lg']} is unknown.`,
    /dxlag\/dxlag-/,
  ],
  ['within quotes', ids => `The vpc ID '${ids['vpcs.prod']}' does not exist`, /^The vpc ID 'prod' does not exist$/],
  [
    'a noun of AWS before the phrase for a gateway',
    ids => `The VirtualGateway ${ids['vpcs.prod.gateway']} is not attached to a VPC.`,
    /^The virtual private gateway of prod is not attached to a VPC\.$/,
  ],
  ['members of a LAG', ids => `Without ${ids['member-2']} it would have 1.`, /^Without lg-2 it would have 1\.$/],
  ['a sentence begins large', ids => `${ids['vpcs.prod.gateway']} is gone.`, /^The virtual private gateway of prod is gone\.$/],
  [
    'what is known by its ends',
    ids => `Association ${ids['directConnectGateways.hub.vpcs.prod']} is gone.`,
    /^Association prod of hub is gone\.$/,
  ],
] as const satisfies readonly (readonly [string, (ids: Readonly<Record<string, string>>) => string, RegExp])[]) {
  test(`of ids in a refusal, ${because}`, () => assert.match(toldOf(words) ?? '', said))
}
