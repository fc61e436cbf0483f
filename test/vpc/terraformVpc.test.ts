import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EC2 } from '@aws-sdk/client-ec2'
import type { Ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { terraform } from '../clients/terraform.ts'

const TOGETHER = '-parallelism=50'
const AT_ONCE = ['-auto-approve', TOGETHER]

/** What AWS lets change in place. */
const CHANGE = ['purpose=second', 'port=8443', 'check=false'].flatMap(text => ['-var', text])

function succeeded({ code, stdout, stderr }: Ended, wanted = 0): string {
  assert.equal(code, wanted, `${stdout}${stderr}`)
  return stdout
}

/** The line that tells how many were added, changed and destroyed. */
function outcome(ran: Ended): string {
  return succeeded(ran).match(/^(Apply|Destroy) complete!.*$/m)?.[0] ?? ''
}

test('Terraform makes, changes and destroys what stands in a VPC, and plans nothing in between', async t => {
  const begin = await terraform(t, '../test/vpc/terraformVpc')
  if (!begin) return
  await using service = await serviceUnderTest()
  const run = begin({ TF_VAR_endpoint: service.url })
  succeeded(await run('init'))
  assert.equal(outcome(await run('apply', ...AT_ONCE)), 'Apply complete! Resources: 31 added, 0 changed, 0 destroyed.')
  succeeded(await run('plan', '-detailed-exitcode', TOGETHER))

  const credentials = { accessKeyId: '123456789012', secretAccessKey: 'any' }
  const ec2 = new EC2({ endpoint: service.url, region: 'us-east-1', credentials })
  const { ids } = JSON.parse(succeeded(await run('output', '-json')))
  assert.equal(ids.value.running, 1)
  const routes = async () => {
    const { RouteTables } = await ec2.describeRouteTables({ RouteTableIds: [ids.value.table] })
    return RouteTables?.[0]?.Routes?.map(({ DestinationCidrBlock: to, State }) => `${to} ${State}`)
  }
  const there = ['0.0.0.0/0 active', '172.16.0.0/12 active', '192.168.0.0/16 active']
  assert.deepEqual((await routes())?.filter(text => !/undefined|10\.20/.test(text)).toSorted(), there)
  const { Subnets } = await ec2.describeSubnets({ SubnetIds: [ids.value.subnet] })
  assert.equal(Subnets?.[0]?.AvailableIpAddressCount, 251 - 4, 'two interfaces with one address, one with two')

  assert.equal(outcome(await run('apply', ...AT_ONCE, ...CHANGE)), 'Apply complete! Resources: 0 added, 9 changed, 0 destroyed.')
  succeeded(await run('plan', '-detailed-exitcode', TOGETHER, ...CHANGE))
  const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({ NetworkInterfaceIds: [ids.value.appliance] })
  assert.deepEqual(
    NetworkInterfaces?.map(card => [card.SourceDestCheck, card.Description, card.Status]),
    [[false, 'second', 'in-use']],
  )

  // The provider waits two and a half minutes for an attachment that is gone to say so, at AWS too (its issue 45835).
  const Filters = [{ Name: 'attachment.device-index', Values: ['1'] }]
  const [spare] = (await ec2.describeNetworkInterfaces({ Filters })).NetworkInterfaces ?? []
  await ec2.detachNetworkInterface({ AttachmentId: spare?.Attachment?.AttachmentId })
  assert.equal(outcome(await run('destroy', ...AT_ONCE, ...CHANGE)), 'Destroy complete! Resources: 30 destroyed.')
  const left = {
    vpcs: (await ec2.describeVpcs({})).Vpcs?.filter(vpc => !vpc.IsDefault),
    interfaces: (await ec2.describeNetworkInterfaces({})).NetworkInterfaces,
    addresses: (await ec2.describeAddresses({})).Addresses,
    groups: (await ec2.describeSecurityGroups({})).SecurityGroups?.filter(group => group.GroupName !== 'default'),
  }
  for (const [what, rows] of Object.entries(left)) assert.deepEqual(rows, [], what)
  assert.equal(service.complaints(), '')
})
