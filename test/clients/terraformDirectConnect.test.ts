import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import type { Ended } from './ended.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'
import { terraform } from './terraform.ts'

const FIXTURES = '../test/clients/terraformDirectConnect'

// The provider waits 10 s for each virtual interface, so all of them wait at the same time.
const TOGETHER = '-parallelism=50'
const AT_ONCE = ['-auto-approve', TOGETHER]

/** All that AWS lets change in place: the variables of the network. */
const CHANGE = {
  purpose: 'second',
  lag_name: 'renamed-bundle',
  gateway_name: 'renamed-hub',
  encryption_mode: 'no_encrypt',
  private_mtu: '9001',
  transit_mtu: '8500',
  sitelink: 'true',
  own_prefixes: '["10.60.0.0/17", "10.60.128.0/17"]',
  customer_prefixes: '["10.61.0.0/17"]',
}

const RESOURCES = [
  ...['bgp_peer', 'connection', 'connection_association', 'connection_confirmation', 'gateway', 'gateway_association'],
  ...['gateway_association_proposal', 'hosted_connection', 'lag', 'macsec_key_association'],
  ...['private', 'public', 'transit'].flatMap(type => [
    `${type}_virtual_interface`,
    `hosted_${type}_virtual_interface`,
    `hosted_${type}_virtual_interface_accepter`,
  ]),
]
const DATA = ['connection', 'gateway', 'location', 'locations', 'router_configuration']

function succeeded({ code, stdout, stderr }: Ended, wanted = 0): string {
  assert.equal(code, wanted, `${stdout}${stderr}`)
  return stdout
}

/** The line that tells how many were imported, added, changed and destroyed. */
function outcome(ran: Ended): string {
  return succeeded(ran).match(/^(Apply|Destroy) complete!.*$/m)?.[0] ?? ''
}

function clients(endpoint: string, account: string) {
  const options = { endpoint, region: 'us-east-1', credentials: { accessKeyId: account, secretAccessKey: 'any' } }
  return { dx: new DirectConnect(options), ec2: new EC2(options) }
}

/** What an account has left, by kind. */
async function leftOf({ dx, ec2 }: ReturnType<typeof clients>) {
  return {
    connections: (await dx.describeConnections({})).connections?.filter(each => each.connectionState !== 'deleted'),
    interconnects: (await dx.describeInterconnects({})).interconnects?.filter(each => each.interconnectState !== 'deleted'),
    lags: (await dx.describeLags({})).lags?.filter(each => each.lagState !== 'deleted'),
    interfaces: (await dx.describeVirtualInterfaces({})).virtualInterfaces?.filter(
      each => each.virtualInterfaceState !== 'deleted',
    ),
    gateways: (await dx.describeDirectConnectGateways({})).directConnectGateways,
    proposals: (await dx.describeDirectConnectGatewayAssociationProposals({})).directConnectGatewayAssociationProposals?.filter(
      each => each.proposalState !== 'deleted',
    ),
    vpnGateways: (await ec2.describeVpnGateways({})).VpnGateways?.filter(each => each.State !== 'deleted'),
    vpcs: (await ec2.describeVpcs({})).Vpcs?.filter(each => !each.IsDefault),
  }
}

// aws_dx_gateway_association takes virtual private gateways alone here: test/transitGateway has transit gateways.
test('Terraform has every resource and data source of Direct Connect between two accounts', async t => {
  const [network, imported] = [await terraform(t, `${FIXTURES}/network`), await terraform(t, `${FIXTURES}/imported`)]
  if (!network || !imported) return
  await using service = await serviceUnderTest()
  const partner = clients(service.url, '111111111111')
  const customer = clients(service.url, '222222222222')
  const run = network({ TF_VAR_endpoint: service.url })
  succeeded(await run('init'))
  assert.equal(outcome(await run('apply', ...AT_ONCE)), 'Apply complete! Resources: 32 added, 0 changed, 0 destroyed.')
  const list = succeeded(await run('state', 'list')).split('\n')
  const inState = (pattern: RegExp) => [...new Set(list.flatMap(address => address.match(pattern)?.[1] ?? []))].sort()
  assert.deepEqual(inState(/^aws_dx_(\w+)\./), RESOURCES.toSorted())
  assert.deepEqual(inState(/^data\.aws_dx_(\w+)\./), DATA)
  succeeded(await run('plan', '-detailed-exitcode', TOGETHER))

  const variables = Object.entries(CHANGE).flatMap(([name, value]) => ['-var', `${name}=${value}`])
  assert.equal(
    outcome(await run('apply', ...AT_ONCE, ...variables)),
    'Apply complete! Resources: 0 added, 12 changed, 0 destroyed.',
  )
  const { read, ids } = JSON.parse(succeeded(await run('output', '-json')))
  assert.deepEqual(read.value, {
    location: 'Equinix DC2/DC11, Ashburn, VA',
    locations: 13,
    connection: true,
    gateway: true,
    router: 'Cisco Systems, Inc.',
    interface: 'own-private',
  })
  const [own] = (await partner.dx.describeVirtualInterfaces({ virtualInterfaceId: ids.value.private })).virtualInterfaces ?? []
  assert.deepEqual(
    [own?.virtualInterfaceState, own?.mtu, own?.siteLinkEnabled, own?.bgpPeers?.length, own?.tags],
    ['available', 9001, true, 2, [{ key: 'Purpose', value: 'second' }]],
  )
  succeeded(await run('plan', '-detailed-exitcode', TOGETHER, ...variables))

  const takeOver = imported({ TF_VAR_endpoint: service.url, TF_VAR_ids: JSON.stringify(ids.value) })
  succeeded(await takeOver('init'))
  assert.equal(
    outcome(await takeOver('apply', ...AT_ONCE)),
    'Apply complete! Resources: 8 imported, 0 added, 0 changed, 0 destroyed.',
  )

  assert.equal(outcome(await run('destroy', ...AT_ONCE)), 'Destroy complete! Resources: 32 destroyed.')
  for (const account of [partner, customer]) {
    for (const [what, rows] of Object.entries(await leftOf(account))) assert.deepEqual(rows, [], what)
  }
  assert.equal(service.complaints(), '')
})
