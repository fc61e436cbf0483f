import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import type { Ended } from './ended.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'
import { terraform } from './terraform.ts'

const AT_ONCE = ['-auto-approve', '-parallelism=20']

function succeeded({ code, stdout, stderr }: Ended, wanted = 0): string {
  assert.equal(code, wanted, `${stdout}${stderr}`)
  return stdout
}

/** The line that tells how many were added, changed and destroyed. */
function outcome(ran: Ended): string {
  return succeeded(ran).match(/^(Apply|Destroy) complete!.*$/m)?.[0] ?? ''
}

/** What the account has left, by kind: ids of everything that is not deleted. */
async function leftAt(endpoint: string) {
  const credentials = { accessKeyId: 'terraform', secretAccessKey: 'terraform' }
  const options = { endpoint, region: 'us-east-1', credentials }
  const [dx, ec2] = [new DirectConnect(options), new EC2(options)]
  return {
    connections: (await dx.describeConnections({})).connections?.filter(each => each.connectionState !== 'deleted'),
    interfaces: (await dx.describeVirtualInterfaces({})).virtualInterfaces?.filter(
      each => each.virtualInterfaceState !== 'deleted',
    ),
    gateways: (await dx.describeDirectConnectGateways({})).directConnectGateways?.filter(
      each => each.directConnectGatewayState !== 'deleted',
    ),
    vpcs: (await ec2.describeVpcs({})).Vpcs?.filter(each => !each.IsDefault),
    vpnGateways: (await ec2.describeVpnGateways({})).VpnGateways?.filter(each => each.State !== 'deleted'),
    customerGateways: (await ec2.describeCustomerGateways({})).CustomerGateways?.filter(each => each.State !== 'deleted'),
    vpnConnections: (await ec2.describeVpnConnections({})).VpnConnections?.filter(each => each.State !== 'deleted'),
  }
}

test('Terraform applies a hybrid network, finds nothing to change, changes in place and destroys all of it', async t => {
  const runWith = await terraform(t, 'terraform-hybrid')
  if (!runWith) return
  await using service = await serviceUnderTest()
  const run = runWith({ TF_VAR_endpoint: service.url })
  succeeded(await run('init'))
  assert.equal(outcome(await run('apply', ...AT_ONCE)), 'Apply complete! Resources: 15 added, 0 changed, 0 destroyed.')
  succeeded(await run('plan', '-detailed-exitcode'))

  const change = ['-var', 'mtu=1500']
  succeeded(await run('plan', '-detailed-exitcode', ...change), 2)
  assert.equal(outcome(await run('apply', ...AT_ONCE, ...change)), 'Apply complete! Resources: 0 added, 1 changed, 0 destroyed.')
  const there = await leftAt(service.url)
  assert.deepEqual(
    there.interfaces?.map(each => [each.virtualInterfaceState, each.mtu]),
    [['available', 1500]],
  )
  succeeded(await run('plan', '-detailed-exitcode', ...change))

  assert.equal(outcome(await run('destroy', ...AT_ONCE)), 'Destroy complete! Resources: 15 destroyed.')
  const left = await leftAt(service.url)
  for (const [what, rows] of Object.entries(left)) assert.deepEqual(rows, [], what)
  assert.equal(service.complaints(), '')
})
