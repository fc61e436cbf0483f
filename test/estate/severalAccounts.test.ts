import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseEstate, positionOf } from '../../src/estate/parseEstate.ts'
import { AwsError } from '../../src/resources/refusal.ts'
import { estateOf, InMemory } from './inMemory.ts'

const ESTATE = readFileSync(new URL('../../examples/three-accounts/estate.yaml', import.meta.url), 'utf8')
const [PARTNER, NETWORK, WORKLOAD] = ['111111111111', '222222222222', '333333333333'] as const

/** Keeps which account made which call. */
class Accounts extends InMemory {
  readonly made: string[] = []
  #refuse: InMemory['refuse'] = () => undefined

  constructor() {
    super()
    this.refuse = call => {
      const isWrite = /^(Allocate|Confirm|Accept|Associate|Create.*Proposal|Update|Delete|TagResource)/.test(call.operation)
      if (isWrite) this.made.push(`${call.account} ${call.operation} ${call.about}`)
      return this.#refuse(call)
    }
  }

  refuseOnly(operation: string | undefined): void {
    this.#refuse = call => (call.operation === operation ? new AwsError('DirectConnectClientException', 'Not now.') : undefined)
  }
}

function applied(): Accounts {
  const memory = new Accounts()
  assert.deepEqual(memory.apply(estateOf(ESTATE)).problems, [])
  memory.settle()
  return memory
}

test('both accounts do their part, in the order that AWS asks for', () => {
  const memory = applied()
  assert.deepEqual(memory.made, [
    `${PARTNER} AllocateHostedConnection connections.dx-hosted`,
    `${NETWORK} ConfirmConnection connections.dx-hosted`,
    `${WORKLOAD} CreateDirectConnectGatewayAssociationProposal directConnectGateways.hub.vpcs.prod`,
    `${NETWORK} AcceptDirectConnectGatewayAssociationProposal directConnectGateways.hub.vpcs.prod`,
    `${NETWORK} AllocatePrivateVirtualInterface virtualInterfaces.vif-lab`,
    `${WORKLOAD} ConfirmPrivateVirtualInterface virtualInterfaces.vif-lab`,
  ])
  const states = [...memory.world.all('connection')].map(
    ({ account, body }) => `${account} ${body.name} ${body.role} ${body.state}`,
  )
  assert.deepEqual(states, [
    `${PARTNER} metro interconnect available`,
    `${NETWORK} dx-hosted hosted available`,
    `${NETWORK} dx-own undefined available`,
  ])
  const patches = [...memory.world.all('crossConnect')].map(({ account, body }) => [
    account,
    memory.world.get('router', body.routerId)?.body.name,
  ])
  assert.deepEqual(patches, [
    [PARTNER, 'pe-1'],
    [NETWORK, 'edge-1'],
    [NETWORK, 'edge-2'],
  ])
  const owners = [...memory.world.all('virtualInterface')].map(({ account, body }) => [account, body.name, body.gateway?.kind])
  assert.deepEqual(owners, [
    [NETWORK, 'vif-hub', 'directConnectGateway'],
    [NETWORK, 'vif-hub-own', 'directConnectGateway'],
    [WORKLOAD, 'vif-lab', 'virtualPrivateGateway'],
  ])
  const associations = [...memory.world.all('directConnectGatewayAssociation')].map(({ body }) => [
    body.gateway.ownerAccount,
    body.state,
    body.allowedPrefixes.join(),
  ])
  assert.deepEqual(associations, [
    [NETWORK, 'associated', ''],
    [WORKLOAD, 'associated', '10.20.0.0/16'],
  ])
})

/** An edit, and who does what because of it. */
for (const [from, to, because, ...calls] of [
  [
    '[10.20.0.0/16]',
    '[10.20.0.0/17]',
    'the gateway’s account filters',
    `${NETWORK} UpdateDirectConnectGatewayAssociation directConnectGateways.hub.vpcs.prod`,
  ],
  [
    'vlan: 101,',
    'vlan: 101, mtu: 9001, rateLimit: 500Mbps,',
    'the connection’s owner limits, the owner widens',
    `${WORKLOAD} UpdateVirtualInterfaceAttributes virtualInterfaces.vif-lab`,
    `${NETWORK} UpdateVirtualInterfaceAttributes virtualInterfaces.vif-lab`,
  ],
  [
    'dx-hosted: { interconnect: metro,',
    'dx-hosted: { interconnect: metro-2,',
    'the partner moves what it hosts',
    `${PARTNER} AssociateHostedConnection connections.dx-hosted`,
  ],
  ['router: pe-1 }', 'router: pe-2 }', 'the partner’s port is patched anew', `${PARTNER} TagResource interconnects.metro`],
  ['router: edge-1 }', 'router: edge-2 }', 'and the hosted one', `${NETWORK} TagResource connections.dx-hosted`],
] as const) {
  test(`changed in place: ${because}: ${to}`, () => {
    const more = ESTATE.replace('{ pe-1: {} }', '{ pe-1: {}, pe-2: {} }').replace(
      'connections:\n',
      `  metro-2: { account: ${PARTNER}, location: EqDC2, bandwidth: 10Gbps, router: pe-2 }\nconnections:\n`,
    )
    const memory = new Accounts()
    assert.deepEqual(memory.apply(estateOf(more)).problems, [])
    memory.made.length = 0
    const edited = estateOf(more.replace(from, to))
    assert.deepEqual(memory.apply(edited).problems, [])
    assert.deepEqual(memory.made.toSorted(), [...calls].toSorted())
    const again = memory.apply(edited)
    assert.deepEqual([again.created, again.changed, again.problems], [[], [], []], 'applied again it changes nothing')
  })
}

/** More that is given and taken, each applied twice. */
for (const [from, to, because, ...calls] of [
  [
    'connections:\n',
    `lags:\n  bundle: { account: ${PARTNER}, location: EqDC2, bandwidth: 10Gbps, links: 2, router: pe-1 }\nconnections:\n  dx-lag: { lag: bundle, vlan: 302, bandwidth: 1Gbps, router: edge-2 }\n`,
    'a partner hosts on a LAG',
    `${PARTNER} AllocateHostedConnection connections.dx-lag`,
    `${NETWORK} ConfirmConnection connections.dx-lag`,
  ],
  [
    'flows:\n',
    `  vif-far: { account: ${WORKLOAD}, connection: dx-own, type: transit, vlan: 102, gateway: far, mtu: 8500, siteLink: true, prefixAllocation: { ipv4: 150 } }\nflows:\n`,
    'a transit one onto the owner’s gateway, what allocations cannot say is changed then',
    `${NETWORK} AllocateTransitVirtualInterface virtualInterfaces.vif-far`,
    `${WORKLOAD} ConfirmTransitVirtualInterface virtualInterfaces.vif-far`,
    `${WORKLOAD} UpdateVirtualInterfaceAttributes virtualInterfaces.vif-far`,
    `${NETWORK} UpdateVirtualInterfaceAttributes virtualInterfaces.vif-far`,
  ],
  [
    'flows:\n',
    `  vif-pub: { account: ${WORKLOAD}, connection: dx-own, type: public, vlan: 103, addresses: { amazon: 203.0.113.1/30, customer: 203.0.113.2/30 }, routeFilterPrefixes: [198.51.100.0/24] }\nflows:\n`,
    'a public one has no gateway',
    `${NETWORK} AllocatePublicVirtualInterface virtualInterfaces.vif-pub`,
    `${WORKLOAD} ConfirmPublicVirtualInterface virtualInterfaces.vif-pub`,
  ],
] as const) {
  test(`given and taken: ${because}`, () => {
    const base = ESTATE.replace('  hub:\n', `  far: { account: ${WORKLOAD}, asn: 64601 }\n  hub:\n`)
    const memory = new Accounts()
    assert.deepEqual(memory.apply(estateOf(base)).problems, [])
    memory.made.length = 0
    const more = estateOf(base.replace(from, to))
    assert.deepEqual(memory.apply(more).problems, [])
    assert.deepEqual(
      memory.made.filter(made => !made.includes(' lags.')),
      calls,
    )
    const again = memory.apply(more)
    assert.deepEqual([again.created, again.changed, again.problems], [[], [], []], 'applied again it changes nothing')
    const pruned = memory.apply(estateOf(base), { prune: true })
    assert.deepEqual(pruned.problems, [])
    assert.ok(pruned.deleted.some(about => about.includes('dx-lag') || about.includes('vif-')))
  })
}

for (const [operation, about, ...calls] of [
  ['ConfirmConnection', 'connections.dx-hosted', `${NETWORK} ConfirmConnection connections.dx-hosted`],
  [
    'ConfirmPrivateVirtualInterface',
    'virtualInterfaces.vif-lab',
    `${WORKLOAD} ConfirmPrivateVirtualInterface virtualInterfaces.vif-lab`,
  ],
  [
    'AcceptDirectConnectGatewayAssociationProposal',
    'directConnectGateways.hub.vpcs.prod',
    `${NETWORK} AcceptDirectConnectGatewayAssociationProposal directConnectGateways.hub.vpcs.prod`,
  ],
] as const) {
  test(`what one account gave and the other has not taken is told at its place and taken the next time: ${operation}`, () => {
    const memory = new Accounts()
    memory.refuseOnly(operation)
    const estate = estateOf(ESTATE)
    const { problems } = memory.apply(estate)
    const refused = problems.find(problem => problem.summary === 'Not now.')
    assert.equal(refused?.about, about)
    assert.ok(positionOf(estate, about).line > 1)
    memory.refuseOnly(undefined)
    memory.made.length = 0
    assert.deepEqual(memory.apply(estate).problems, [])
    assert.deepEqual(
      memory.made.filter(made => !made.includes('vif-hub')),
      calls,
    )
    const again = memory.apply(estate)
    assert.deepEqual([again.created, again.changed, again.problems], [[], [], []])
  })
}

test('with prune goes what the file does not name any more, in every account, what hosts after what it hosts', () => {
  const memory = applied()
  const less = ESTATE.replace(/\n {2}(metro|dx-hosted|vif-hub|vif-lab): .*/g, '').replace(
    ', prod: { allowed: [10.20.0.0/16] }',
    '',
  )
  const kept = memory.apply(estateOf(ESTATE), { prune: true })
  assert.deepEqual([kept.deleted, kept.problems], [[], []], 'what is named stays, whoever sees it')
  const { deleted, problems } = memory.apply(estateOf(less.replace('interconnects:\n', '')), { prune: true })
  assert.deepEqual(problems, [])
  const gone = deleted.filter(about => !/^(vpcs|sites|hosts|flows|subnets)/.test(about))
  assert.deepEqual(
    gone.map(about => about.replace(/vgw-.*/, 'vgw')),
    [
      'virtualInterfaces.vif-hub',
      'virtualInterfaces.vif-lab',
      'directConnectGateways.hub.associations.vgw',
      'connections.dx-hosted',
      'interconnects.metro',
      'virtualPrivateGateways.prod',
      'virtualPrivateGateways.lab',
    ],
  )
  const live = [...memory.world.all('connection')].filter(({ body }) => body.state === 'available').map(({ body }) => body.name)
  assert.deepEqual(live, ['dx-own'])
})

test('what AWS fixes when a connection is hosted is told', () => {
  const { problems } = applied().apply(estateOf(ESTATE.replace('bandwidth: 500Mbps', 'bandwidth: 1Gbps')))
  assert.match(problems[0]?.summary ?? '', /^connections.dx-hosted has bandwidth 500Mbps and the estate says 1Gbps; AWS cannot/)
})

for (const [from, to, expected] of [
  ['interconnect: metro,', 'interconnect: metr,', /^27:\d+ connections.dx-hosted.interconnect is metr, .* did you mean metro\?/],
  ['interconnect: metro,', 'interconnect: metro, location: EqDC2,', /^27:\d+ connections.dx-hosted has both location and inter/],
  ['interconnect: metro, vlan: 301, ', '', /^27:\d+ connections.dx-hosted has no location; it needs one, or the interconnect/],
  ['interconnect: metro, vlan: 301,', 'interconnect: metro,', /^27:\d+ connections.dx-hosted is hosted and has no vlan/],
  ['{ location: CSVA1,', '{ location: CSVA1, vlan: 7,', /^28:\d+ connections.dx-own has a vlan, which hosted connections alone/],
  ['bandwidth: 500Mbps', 'bandwidth: 600Mbps', /^27:\d+ connections.dx-hosted is hosted and has a bandwidth of 600Mbps; hosted/],
  ['account: 222222222222', 'region: us-east-1', /connections.dx-hosted is hosted for an account and names none/],
  [
    `{ account: ${WORKLOAD}, connection: dx-own, type: private, vlan: 101, vpc: lab }`,
    '{ connection: dx-own, type: private, vlan: 101, vpc: lab }',
    /^32:\d+ virtualInterfaces.vif-lab is in account 222222222222 and vpcs.lab in account 333333333333; things that hang/,
  ],
  ['router: pe-1 }', 'router: edge-1 }', /^25:\d+ interconnects.metro is in account 111111111111 and sites.ashburn in account 2/],
  ['to: dns,', 'to: db,', /^34:\d+ flows.0 goes from app in sites.ashburn to db in vpcs.prod, which is of another account/],
] as const) {
  test(`told with its place: ${to}`, () => {
    const text = to === 'region: us-east-1' ? ESTATE.replace(/\naccount: 2+.*/, '') : ESTATE.replace(from, to)
    const { problems } = parseEstate(text, 'estate.yaml')
    assert.match(
      problems.map(({ line, column, summary }) => `${line}:${column} ${summary}`).join('\n'),
      new RegExp(expected, 'm'),
    )
  })
}
