import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportTerraform } from '../../src/handoff/terraform/exportTerraform.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'
import { price } from '../../src/pricing/price.ts'
import { compile } from '../../src/topology/compile.ts'
import { arrival } from '../../src/topology/testFate.ts'
import { GEOGRAPHY } from '../../src/topology/testWorld.ts'
import { InMemory } from './inMemory.ts'
import { applied } from './transitEstates.ts'

const ESTATE = `
landbridge: 1
region: us-east-1
sites:
  office:
    prefixes: [10.0.0.0/16, 2001:db8:10::/48]
    routers: { edge: { publicIpv6Address: '2001:db8:10::ffff' } }
    hosts: { app: 10.0.1.10, app6: 2001:db8:10:1::10 }
vpcs:
  prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/56, hosts: { db: 10.20.1.10, db6: 2001:db8:20:1::10 } }
transitGateways: { core: { vpcs: [prod], cidrs: [10.255.0.0/24, '2001:db8:ff::/64'] } }
vpnConnections:
  four: { router: edge, transitGateway: core, routing: bgp }
  six: { router: edge, transitGateway: core, routing: bgp, outsideIpVersion: ipv6, insideIpVersion: ipv6 }
`

test('a VPN between IPv6 addresses has a customer gateway of its own, and packets of both families their own VPN', () => {
  const memory = new InMemory()
  applied(memory, ESTATE)
  memory.settle()
  const { world } = memory
  assert.deepEqual([...world.all('customerGateway')].map(({ body }) => body.ipAddress.includes(':')).sort(), [false, true])
  const six = [...world.all('vpnConnection')].find(({ body }) => body.outsideIpAddressType === 'Ipv6')?.body
  assert.deepEqual([six?.tags['landbridge:name'], six?.tunnelInsideIpVersion], ['six', 'ipv6'])
  assert.match(six?.tunnels[0].outsideIpAddress ?? '', /^2001:/)
  const topology = compile(world, GEOGRAPHY)
  const [v4, v6] = [arrival(topology, 'app', 'db'), arrival(topology, 'app6', 'db6')]
  assert.deepEqual([v4.mtu, v6.mtu], [1446, 1426])
})

test('applying it again changes nothing, and without the VPN its customer gateway is pruned', () => {
  const memory = new InMemory()
  applied(memory, ESTATE)
  const again = applied(memory, ESTATE, { prune: true })
  assert.deepEqual([again.created, again.changed, again.deleted], [[], [], []])
  applied(memory, ESTATE.replace(/ {2}six: .*\n/, ''), { prune: true })
  assert.deepEqual(
    [...memory.world.all('customerGateway')].filter(({ body }) => body.state === 'available' && body.ipAddress.includes(':')),
    [],
  )
})

test('a transit gateway has blocks of both families, and one is added and given back in place', () => {
  const memory = new InMemory()
  applied(memory, ESTATE)
  const blocks = () => [...memory.world.all('transitGateway')].map(({ body }) => body.cidrBlocks)
  assert.deepEqual(blocks(), [['10.255.0.0/24', '2001:db8:ff::/64']])
  applied(memory, ESTATE.replace('2001:db8:ff::/64', '2001:db8:fe::/64'), { prune: true })
  assert.deepEqual(blocks(), [['10.255.0.0/24', '2001:db8:fe::/64']])
})

test('Terraform writes the blocks, and says that its provider orders no VPN between IPv6 addresses', () => {
  const memory = new InMemory()
  applied(memory, ESTATE)
  const order = { world: memory.world, estate: 'estate.yaml', isOrdered: false, isSaid: () => false }
  const { files, warnings } = exportTerraform(order)
  const text = files.map(file => file.text).join('\n')
  assert.match(text, /transit_gateway_cidr_blocks += \["10\.255\.0\.0\/24", "2001:db8:ff::\/64"\]/)
  assert.deepEqual(
    warnings.filter(each => each.includes('between IPv6 addresses')).map(each => each.split(' ')[2]),
    ['six'],
  )
})

test('addresses of IPv6 cost nothing: those of IPv4 that AWS charges for are of the other VPN', () => {
  const memory = new InMemory()
  applied(memory, ESTATE)
  memory.settle()
  const { unknown } = price({ world: memory.world, ways: [] }, CATALOGUE)
  assert.deepEqual(
    unknown.map(({ what }) => what).filter(what => what.includes('IPv4 addresses')),
    ["public IPv4 addresses at AWS's end of 1 VPN connection"],
  )
})
