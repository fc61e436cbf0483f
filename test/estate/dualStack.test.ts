import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Estate } from '../../src/estate/estate.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { InMemory } from './inMemory.ts'

const TEXT = readFileSync(new URL('../../examples/dual-stack/estate.yaml', import.meta.url), 'utf8')

function estateOf(text: string): Estate {
  const { estate, problems } = parseEstate(text, 'estate.yaml')
  assert.deepEqual(problems, [])
  assert.ok(estate)
  return estate
}

test('both families are ordered as AWS has them: a block, a /64 of a subnet, a peer each; again it changes nothing', () => {
  const account = new InMemory()
  assert.deepEqual(account.apply(estateOf(TEXT)).problems, [])
  const [vpc] = [...account.world.all('vpc')].filter(({ body }) => body.ipv6Cidrs.length > 0)
  assert.equal(vpc?.body.ipv6Cidrs[0]?.cidr, '2001:db8:20::/56')
  const [subnet] = [...account.world.referring('subnet', vpc?.id ?? '')]
  assert.deepEqual([subnet?.body.cidr, subnet?.body.ipv6Cidrs?.[0]?.cidr], ['10.20.1.0/24', '2001:db8:20:1::/64'])
  for (const { body } of account.world.all('virtualInterface')) {
    assert.deepEqual(
      body.peers.map(({ addressFamily }) => addressFamily),
      ['ipv4', 'ipv6'],
    )
    assert.match(body.peers[1]?.amazonAddress ?? '', /\/125$/)
  }
  const again = account.apply(estateOf(TEXT))
  assert.deepEqual([again.created, again.changed, again.deleted, again.problems], [[], [], [], []])
})

test('a family that the file has no more goes with --prune alone', () => {
  const account = new InMemory()
  account.apply(estateOf(TEXT))
  const ipv4 = estateOf(TEXT.replace('mtu: 9001, addressFamilies: [ipv4, ipv6] }', 'mtu: 9001 }'))
  assert.deepEqual(account.apply(ipv4).changed, [])
  assert.deepEqual(account.apply(ipv4, { prune: true }).changed, ['virtualInterfaces.vif-a'])
  const families = [...account.world.all('virtualInterface')].map(({ body }) => [
    body.name,
    body.peers.filter(({ state }) => state !== 'deleting' && state !== 'deleted').map(({ addressFamily }) => addressFamily),
  ])
  assert.deepEqual(Object.fromEntries(families), { 'vif-a': ['ipv4'], 'vif-b': ['ipv4', 'ipv6'] })
})

test('a network that had IPv4 alone gets IPv6 in place', () => {
  const account = new InMemory()
  const before = TEXT.replaceAll(', addressFamilies: [ipv4, ipv6]', '')
    .replace(/ {4}ipv6Cidr: .*\n/, '')
    .replace(', db6: 2001:db8:20:1::10', '')
    .replace(/ {2}- \{ from: app6.*\n/, '')
  assert.deepEqual(account.apply(estateOf(before)).problems, [])
  const { problems, changed, created } = account.apply(estateOf(TEXT))
  assert.deepEqual(problems, [])
  assert.deepEqual([...changed].sort(), [
    'virtualInterfaces.vif-a',
    'virtualInterfaces.vif-b',
    'vpcs.prod',
    'vpcs.prod.subnets.prod-10.20.1.0-24',
  ])
  assert.deepEqual([...created].sort(), ['flows.1', 'vpcs.prod.hosts.db6'])
})

test('on a transit gateway the attachment carries IPv6, and the VPC’s table has IPv6 routes of its own member', () => {
  const account = new InMemory()
  const estate = estateOf(`
landbridge: 1
region: us-east-1
sites: { here: { prefixes: [10.0.0.0/16, 2001:db8:10::/48], routers: { edge: {} } } }
vpcs:
  prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/48, ipv6Pool: ipv6pool-ec2-1, hosts: { a: 2001:db8:20:1::1, b: 2001:db8:20:2::1 } }
transitGateways: { core: { asn: 64620, vpcs: [prod], routes: { 2001:db8:99::/48: blackhole } } }
vpnConnections:
  vpn: { router: edge, transitGateway: core, routing: bgp }
  vpn6: { router: edge, transitGateway: core, routing: bgp, insideIpVersion: ipv6 }
prefixLists: { mine: { cidrs: [2001:db8:10::/48] } }
`)
  assert.deepEqual(account.apply(estate).problems, [])
  const [attachment] = [...account.world.all('transitGatewayAttachment')].filter(({ body }) => body.type === 'vpc')
  assert.equal(attachment?.body.vpc?.ipv6Support, true)
  const vpc = [...account.world.all('vpc')].find(({ body }) => body.ipv6Cidrs[0]?.pool === 'ipv6pool-ec2-1')
  const blocks = [...account.world.referring('subnet', vpc?.id ?? '')].map(({ body }) => body.ipv6Cidrs?.[0]?.cidr)
  assert.deepEqual(blocks, ['2001:db8:20:1::/64', '2001:db8:20:2::/64'])
  const routes = [...account.world.all('routeTable')].flatMap(({ body }) => body.routes.map(({ destination }) => destination))
  assert.ok(routes.includes('2001:db8:10::/48') && routes.includes('10.0.0.0/16'))
  assert.deepEqual(
    [...account.world.all('vpnConnection')].map(({ body }) => body.tunnelInsideIpVersion ?? 'ipv4'),
    ['ipv4', 'ipv6'],
  )
  assert.deepEqual(
    [...account.world.all('managedPrefixList')].map(({ body }) => body.addressFamily),
    ['IPv6'],
  )
  const again = account.apply(estate)
  assert.deepEqual([again.created, again.changed, again.problems], [[], [], []])
})

const HUB = `
landbridge: 1
region: us-east-1
sites: { here: { prefixes: [10.0.0.0/16, 2001:db8:10::/48], routers: { edge: {} } } }
vpcs:
  prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/56 }
  old: { cidr: 10.30.0.0/16 }
transitGateways: { core: { asn: 64620, vpcs: [prod, old] } }
directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.16.0.0/12] } } } }
connections: { dx: { location: EqDC2, bandwidth: 10Gbps, router: edge } }
virtualInterfaces: { vif: { connection: dx, type: transit, vlan: 100, gateway: hub } }
`

/** The destinations of the VPC's written routes. */
function destinations(account: InMemory, cidr: string): string[] {
  const vpc = [...account.world.all('vpc')].find(({ body }) => body.cidrs[0]?.cidr === cidr)
  const tables = [...account.world.referring('routeTable', vpc?.id ?? '')]
  return tables.flatMap(({ body }) => body.routes.map(({ destination }) => destination)).sort()
}

test('a VPC without an IPv6 block gets no IPv6 routes, and one with it gets those of the site', () => {
  const account = new InMemory()
  assert.deepEqual(account.apply(estateOf(HUB)).problems, [])
  assert.deepEqual(destinations(account, '10.30.0.0/16'), ['10.0.0.0/16', '10.20.0.0/16'])
  assert.deepEqual(destinations(account, '10.20.0.0/16'), ['10.0.0.0/16', '10.30.0.0/16', '2001:db8:10::/48'])
})

test('allowed prefixes that leave an IPv6 block out are warned of where an IPv6 session would tell it', () => {
  const warned = (text: string) => parseEstate(text, 'estate.yaml').problems.map(({ summary }) => summary)
  assert.deepEqual(warned(HUB), [])
  assert.deepEqual(warned(HUB.replace('gateway: hub }', 'gateway: hub, addressFamilies: [ipv4, ipv6] }')), [
    '2001:db8:20::/56 of prod is in none of the allowed prefixes, so the site learns no way to it over hub; add it.',
  ])
})
