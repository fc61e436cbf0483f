import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EC2 } from '@aws-sdk/client-ec2'
import { SecretsManager } from '@aws-sdk/client-secrets-manager'
import type { Ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { terraform } from '../clients/terraform.ts'

// The provider waits ten seconds for each connection, so all of them wait at the same time.
const TOGETHER = '-parallelism=50'
const AT_ONCE = ['-auto-approve', TOGETHER]

/** All that AWS lets change in place: networks, options of a tunnel, both gateways, where keys are, static routes. */
const CHANGE = {
  remote_cidr: '10.64.0.0/10',
  dpd_seconds: '90',
  customer: 'second',
  on_transit_gateway: 'true',
  storage: 'Standard',
  routes: '["192.168.0.0/17", "192.168.128.0/17"]',
}

function succeeded({ code, stdout, stderr }: Ended): string {
  assert.equal(code, 0, `${stdout}${stderr}`)
  return stdout
}

/** The line that tells how many were added, changed and destroyed. */
function outcome(ran: Ended): string {
  return succeeded(ran).match(/^(Apply|Destroy) complete!.*$/m)?.[0] ?? ''
}

test('Terraform has every resource and data source of Site-to-Site VPN: applied, planned clean, changed in place, destroyed', async t => {
  const run = await terraform(t, '../test/vpn/terraform')
  if (!run) return
  await using service = await serviceUnderTest()
  const options = {
    endpoint: service.url,
    region: 'us-east-1',
    credentials: { accessKeyId: '333333333333', secretAccessKey: 'any' },
  }
  const [ec2, secrets] = [new EC2(options), new SecretsManager(options)]
  const vpn = run({ TF_VAR_endpoint: service.url })
  succeeded(await vpn('init'))
  assert.equal(outcome(await vpn('apply', ...AT_ONCE)), 'Apply complete! Resources: 17 added, 0 changed, 0 destroyed.')
  succeeded(await vpn('plan', '-detailed-exitcode', TOGETHER))
  const { read } = JSON.parse(succeeded(await vpn('output', '-json')))
  assert.match(read.value.kept_in, /:secret:s2svpn!vpn-/)
  assert.deepEqual(
    { ...read.value, kept_in: 'a secret' },
    {
      vgw_asn: '64700',
      attachment: true,
      certified_key: '',
      kept_in: 'a secret',
      inside: ['169.254.33.2', '169.254.33.1'],
      inside_ipv6: ['fd00:10:20::2', 'fd00:10:20::1'],
      gateway: true,
      customer_gateway: '203.0.113.10',
    },
  )
  const { SecretString } = await secrets.getSecretValue({ SecretId: read.value.kept_in })
  assert.equal(Object.keys(JSON.parse(SecretString ?? '{}')).length, 2)

  const variables = Object.entries(CHANGE).flatMap(([name, value]) => ['-var', `${name}=${value}`])
  assert.equal(
    outcome(await vpn('apply', ...AT_ONCE, ...variables)),
    'Apply complete! Resources: 2 added, 3 changed, 1 destroyed.',
  )
  succeeded(await vpn('plan', '-detailed-exitcode', TOGETHER, ...variables))
  const after = JSON.parse(succeeded(await vpn('output', '-json'))).read.value
  assert.equal(after.vgw_asn, '64800', 'the connection is on the transit gateway')
  const Filters = [{ Name: 'option.static-routes-only', Values: ['true'] }]
  const { VpnConnections = [] } = await ec2.describeVpnConnections({ Filters })
  const routes = VpnConnections.flatMap(({ Routes = [] }) => Routes.map(route => route.DestinationCidrBlock))
  assert.deepEqual(routes.sort(), ['192.168.0.0/17', '192.168.128.0/17'])

  assert.equal(outcome(await vpn('destroy', ...AT_ONCE)), 'Destroy complete! Resources: 18 destroyed.')
  const left = {
    connections: (await ec2.describeVpnConnections({})).VpnConnections?.filter(each => each.State !== 'deleted'),
    customerGateways: (await ec2.describeCustomerGateways({})).CustomerGateways?.filter(each => each.State !== 'deleted'),
    gateways: (await ec2.describeVpnGateways({})).VpnGateways?.filter(each => each.State !== 'deleted'),
    attachments: (await ec2.describeTransitGatewayAttachments({})).TransitGatewayAttachments?.filter(
      each => each.State !== 'deleted',
    ),
    secrets: (await secrets.listSecrets({})).SecretList,
  }
  for (const [what, rows] of Object.entries(left)) assert.deepEqual(rows, [], what)
  assert.equal(service.complaints(), '')
})
