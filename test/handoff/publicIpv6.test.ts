import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appliedEstate } from '../../src/cli/openEstate.ts'
import { repeatableEntropy } from '../../src/cli/repeatableEntropy.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { exportCloudFormation } from '../../src/handoff/cloudformation/exportCloudFormation.ts'
import { exportTerraform } from '../../src/handoff/terraform/exportTerraform.ts'
import { compile } from '../../src/topology/compile.ts'
import { KNOWN_WORLD } from '../../src/topology/geography.ts'
import { filesOf, modelOf } from './exported.ts'

const { estate } = parseEstate(
  `
landbridge: 1
region: us-east-1
sites: { here: { prefixes: [10.0.0.0/16, 2001:db8:10::/48], routers: { edge-1: {} } } }
connections: { dx: { location: EqDC2, bandwidth: 1Gbps, router: edge-1 } }
virtualInterfaces:
  pub: { connection: dx, type: public, vlan: 200, addressFamilies: [ipv4, ipv6], addresses: { amazon: 203.0.113.1/30, customer: 203.0.113.2/30 }, routeFilterPrefixes: [198.51.100.0/25, '2001:db8:10::/48'] }
`,
  'estate.yaml',
)
assert.ok(estate)
const { world } = await appliedEstate(estate, repeatableEntropy('export'))

test('Terraform orders a public virtual interface with prefixes of both families and adds its IPv6 peer without addresses', () => {
  const { files } = exportTerraform({ world, estate: 'estate.yaml', isOrdered: false, isSaid: () => false })
  const written = files.find(({ name }) => name === 'virtual_interfaces.tf')?.text ?? ''
  assert.match(written, /route_filter_prefixes = \["198\.51\.100\.0\/25", "2001:db8:10::\/48"\]/)
  const peer = /resource "aws_dx_bgp_peer"[^}]*}/.exec(written)?.[0] ?? ''
  assert.match(peer, /address_family += "ipv6"/)
  assert.doesNotMatch(peer, /_address +=/)
})

test('CloudFormation has both peers and both prefixes', () => {
  const written = JSON.stringify(exportCloudFormation({ world, name: 'public', estate: 'estate.yaml' }))
  assert.match(written, /AddressFamily: ipv6/)
  assert.match(written, /RouteFilterPrefixes:[^:]*198\.51\.100\.0\/25[^:]*2001:db8:10::\/48/)
})

test('a router announces to each session of it the prefixes of its own family', () => {
  const topology = compile(world, KNOWN_WORLD)
  const applied = { file: 'estate.yaml', world, topology }
  const { neighbours } = modelOf(applied, 'edge-1')
  assert.deepEqual(
    neighbours.map(({ family, policy }) => [family, policy.announced.map(({ text }) => text)]),
    [
      [4, ['198.51.100.0/25']],
      [6, ['2001:db8:10::/48']],
    ],
  )
  const text = Object.values(filesOf(applied, 'edge-1', 'frr')).join('\n')
  assert.match(text, /address-family ipv6 unicast\n(?:.*\n)*? +network 2001:db8:10::\/48/)
})
