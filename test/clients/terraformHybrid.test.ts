import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EC2 } from '@aws-sdk/client-ec2'
import type { Ended } from './ended.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'
import { terraform } from './terraform.ts'

// The provider waits ten seconds and more for many things, so all of them wait at the same time.
const TOGETHER = '-parallelism=70'
const AT_ONCE = ['-auto-approve', TOGETHER]

/** What AWS lets change in place: the variables of the network. */
const CHANGE = {
  TF_VAR_purpose: 'second',
  // A description alone cannot be changed: the provider removes the entry, then adds it by the version before (its issue 43528).
  TF_VAR_offices: '{"192.168.0.0/20" = "headquarters", "192.168.32.0/20" = "warehouse"}',
  TF_VAR_static_routes: '["192.168.64.0/20", "192.168.80.0/20"]',
  TF_VAR_allowed_prefixes: '["10.40.0.0/16", "10.44.0.0/16"]',
  TF_VAR_threshold: '2',
  TF_VAR_public: 'true',
  TF_VAR_way_out: 'tgw',
}

function succeeded({ code, stdout, stderr }: Ended, wanted = 0): string {
  assert.equal(code, wanted, `${stdout}${stderr}`)
  return stdout
}

/** The line that tells how many were added, changed and destroyed. */
function outcome(ran: Ended): string {
  return succeeded(ran).match(/^(Apply|Destroy) complete!.*$/m)?.[0] ?? ''
}

function clientOf(endpoint: string, account: string, region: string): EC2 {
  return new EC2({ endpoint, region, credentials: { accessKeyId: account, secretAccessKey: 'any' } })
}

async function tagsOf(ec2: EC2, id: string): Promise<object> {
  const { Tags = [] } = await ec2.describeTags({ Filters: [{ Name: 'resource-id', Values: [id] }] })
  return Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]))
}

test('Terraform makes, changes in place and destroys a whole hybrid network', async t => {
  const network = await terraform(t, '../test/clients/terraformHybrid')
  if (!network) return
  await using service = await serviceUnderTest()
  const run = network({ TF_VAR_endpoint: service.url })
  succeeded(await run('init'))
  assert.equal(outcome(await run('apply', ...AT_ONCE)), 'Apply complete! Resources: 60 added, 0 changed, 0 destroyed.')
  const { ids, read } = JSON.parse(succeeded(await run('output', '-json')))
  assert.deepEqual(read.value, { routes: 5, branch: true, peering: true, subnets: 3, dhcp: 'corp.example' })
  succeeded(await run('plan', '-detailed-exitcode', TOGETHER))

  const changed = network({ TF_VAR_endpoint: service.url, ...CHANGE })
  assert.equal(outcome(await changed('apply', ...AT_ONCE)), 'Apply complete! Resources: 1 added, 26 changed, 0 destroyed.')
  const ec2 = clientOf(service.url, '444444444444', 'us-east-1')
  const { Entries } = await ec2.getManagedPrefixListEntries({ PrefixListId: ids.value.offices })
  assert.deepEqual(Entries?.map(({ Cidr }) => Cidr).toSorted(), ['192.168.0.0/20', '192.168.32.0/20'])
  assert.deepEqual(
    await tagsOf(ec2, ids.value.peering),
    { Side: 'requester', Purpose: 'second' },
    'each side of a peering has tags of its own',
  )
  const away = clientOf(service.url, '555555555555', 'eu-west-1')
  assert.deepEqual(await tagsOf(away, ids.value.peering), { Side: 'accepter' })
  const { RouteTables } = await ec2.describeRouteTables({ RouteTableIds: [ids.value.outside] })
  const branch = RouteTables?.[0]?.Routes?.find(route => route.DestinationCidrBlock === '192.168.64.0/20')
  assert.deepEqual([branch?.TransitGatewayId !== undefined, branch?.GatewayId, branch?.State], [true, undefined, 'active'])
  const inUse = await ec2.searchTransitGatewayRoutes({
    TransitGatewayRouteTableId: ids.value.routes,
    Filters: [{ Name: 'type', Values: ['static', 'propagated'] }],
  })
  assert.deepEqual(
    inUse.Routes?.map(route => `${route.DestinationCidrBlock} ${route.Type} ${route.State}`).toSorted(),
    [
      '0.0.0.0/0 static active',
      '10.40.0.0/16 propagated active',
      '10.41.0.0/16 propagated active',
      '192.168.0.0/20 static active',
      '192.168.32.0/20 static active',
      '198.51.100.0/24 static blackhole',
    ],
    'what the network found in use',
  )
  succeeded(await changed('plan', '-detailed-exitcode', TOGETHER))

  assert.equal(outcome(await changed('destroy', ...AT_ONCE)), 'Destroy complete! Resources: 61 destroyed.')
  for (const account of [ec2, away]) {
    const { Vpcs } = await account.describeVpcs({ Filters: [{ Name: 'is-default', Values: ['false'] }] })
    assert.deepEqual(Vpcs, [])
  }
  const { DhcpOptions } = await ec2.describeDhcpOptions({ Filters: [{ Name: 'key', Values: ['ntp-servers'] }] })
  assert.deepEqual(DhcpOptions, [])
  assert.equal(service.complaints(), '')
})
