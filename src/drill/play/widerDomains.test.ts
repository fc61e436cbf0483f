import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../../resources/world.ts'
import { compile } from '../../topology/compile.ts'
import { directConnectGateway, flow, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../../topology/testWorld.ts'
import { domainByName } from '../domainByName.ts'
import { drill } from '../drill.ts'
import { everySingle } from './enumerate.ts'
import { distinctDomains } from './footprint.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }
const hub = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const

/** Two locations of one operator in one city, a VPN behind them, and a host in a zone of its own. */
function world(
  more: (draft: Draft) => void = () => {},
  carrier?: { readonly name: string; readonly forwardsLossOfLight: boolean },
) {
  return worldOf(draft => {
    site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10', batch: '10.20.2.10' })
    for (const [i, zone] of ['us-east-1a', 'us-east-1c'].entries()) {
      draft.put('subnet', `subnet-${i + 1}`, SCOPE, {
        vpcId: 'vpc-prod',
        cidr: `10.20.${i + 1}.0/24`,
        availabilityZone: zone,
        mapPublicIpOnLaunch: false,
        state: 'available',
        tags: {},
      } as never)
    }
    directConnectGateway(draft, { prod: [] })
    const first = { name: 'a', location: 'EQMB2', device: 'EQMB2-1', router: 'edge-1', gateway: hub, octet: 20 }
    port(draft, carrier ? { ...first, carrier } : first)
    port(draft, { name: 'b', location: 'GPX51', device: 'GPX51-1', router: 'edge-2', gateway: hub, octet: 21 })
    vpn(draft, '198.51.100.2', 'vgw-prod')
    flow(draft, 'db', 1e9, 1e9)
    flow(draft, 'batch', 1e9, 1e9)
    more(draft)
  })
}

function cut(topology: ReturnType<typeof compile>, thing: string) {
  const found = domainByName(topology, thing)
  assert.ok('domain' in found, 'problem' in found ? found.problem : '')
  const [scenario] = drill(topology, [[{ domain: found.domain, kind: 'cut' }]]).scenarios
  assert.ok(scenario)
  return scenario
}

const conduit = (draft: Draft) => {
  draft.put('sharedRisk', 'sharedRisk-1', SCOPE, {
    name: 'conduit-7',
    members: ['connection:dxcon-a', 'connection:dxcon-b', 'vpn:vpn-1'],
  })
}

for (const [thing, survives, ownEnd, because] of [
  ['shared-risk:conduit-7', ['no', 'no'], false, 'everything lies in one conduit'],
  ['connection:dx-a', ['whole', 'whole'], false, 'the other one carries on'],
  ['optic:dx-b', undefined, false, 'there are two of that name'],
  ['optic:dxcon-a/aws', ['whole', 'whole'], false, 'an optic is a port'],
  ['vpn-endpoint:vpn-1/1', ['whole', 'whole'], false, 'a backup of a backup'],
  ['availability-zone:us-east-1a', ['no', 'whole'], true, 'db stands in it and batch does not'],
  ['availability-zone:us-east-1c', ['whole', 'no'], true, 'batch stands in it'],
  ['availability-zone:us-east-1b', ['whole', 'whole'], false, 'only the second tunnel ends in it'],
  ['region:us-east-1', ['no', 'no'], true, 'everything stands in it'],
] as const) {
  test(`${thing} fails: ${survives ?? 'refused'}, for ${because}`, () => {
    const topology = compile(world(conduit), GEOGRAPHY)
    if (survives === undefined) return assert.ok('problem' in domainByName(topology, thing))
    const scenario = cut(topology, thing)
    assert.deepEqual(
      scenario.flows.map(flow => flow.survives),
      survives,
    )
    assert.equal(scenario.ownEnd, ownEnd)
  })
}

test('two locations of one operator in one city are a campus', () => {
  const topology = compile(world(), GEOGRAPHY)
  const campus = topology.domains.find(({ kind }) => kind === 'campus')
  assert.match(campus?.name ?? '', /^Equinix Mumbai/)
  assert.deepEqual(topology.network.sharedFate?.get(campus?.id ?? ''), ['location:EQMB2', 'location:GPX51'])
})

test('a drill of everything plays no part twice that breaks what another breaks', () => {
  const kinds = (topology: ReturnType<typeof compile>) =>
    distinctDomains(topology).map(({ kind, id }) => (kind === 'optic' ? id : kind))
  const direct = kinds(compile(world(conduit), GEOGRAPHY))
  assert.ok(direct.includes('shared-risk') && direct.includes('region'))
  assert.ok(!direct.some(kind => kind.startsWith('optic') || kind === 'vpn-endpoint'))
  const carried = kinds(compile(world(conduit, { name: 'metro', forwardsLossOfLight: false }), GEOGRAPHY))
  assert.ok(carried.includes('optic:dxcon-a/router'), 'behind a carrier AWS keeps its light when that one fails')
})

test('inside AWS nothing is played silently', () => {
  const silent = everySingle(compile(world(), GEOGRAPHY)).filter(([fault]) => fault?.kind === 'silent')
  assert.ok(silent.every(([fault]) => fault && !['region', 'availability-zone'].includes(fault.domain.kind)))
})
