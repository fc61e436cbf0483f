import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EC2 } from '@aws-sdk/client-ec2'
import type { Ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { terraform } from '../clients/terraform.ts'

// The provider waits ten seconds and more for many things, so all of them wait at the same time.
const TOGETHER = '-parallelism=50'
const AT_ONCE = ['-auto-approve', TOGETHER]

const CHANGE = {
  TF_VAR_purpose: 'second',
  TF_VAR_appliance_mode: 'enable',
  TF_VAR_allowed_prefixes: '["10.80.0.0/16", "10.81.0.0/16"]',
}

function succeeded({ code, stdout, stderr }: Ended, wanted = 0): string {
  assert.equal(code, wanted, `${stdout}${stderr}`)
  return stdout
}

/** The line that tells how many were added, changed and destroyed. */
function outcome(ran: Ended): string {
  return succeeded(ran).match(/^(Apply|Destroy) complete!.*$/m)?.[0] ?? ''
}

test('Terraform makes, changes and unmakes a network around transit gateways of two accounts', async t => {
  const network = await terraform(t, '../test/transitGateway/terraform/network')
  if (!network) return
  await using service = await serviceUnderTest()
  const run = network({ TF_VAR_endpoint: service.url })
  succeeded(await run('init'))
  assert.match(outcome(await run('apply', ...AT_ONCE)), /^Apply complete! Resources: 22 added, 0 changed, 0 destroyed\.$/)
  succeeded(await run('plan', '-detailed-exitcode', TOGETHER))
  assert.match(succeeded(await run('output', '-raw', 'attachment')), /^tgw-attach-/)

  const changed = network({ TF_VAR_endpoint: service.url, ...CHANGE })
  assert.match(outcome(await changed('apply', ...AT_ONCE)), /^Apply complete! Resources: 0 added, 5 changed, 0 destroyed\.$/)
  succeeded(await changed('plan', '-detailed-exitcode', TOGETHER))

  assert.match(outcome(await changed('destroy', ...AT_ONCE)), /^Destroy complete! Resources: 22 destroyed\.$/)
  const credentials = { accessKeyId: '111111111111', secretAccessKey: 'any' }
  const ec2 = new EC2({ endpoint: service.url, region: 'us-east-1', credentials })
  const { TransitGateways, ...rest } = await ec2.describeTransitGateways({})
  assert.deepEqual([TransitGateways?.map(({ State }) => State), rest.NextToken], [['deleted', 'deleted'], undefined])
  assert.equal(service.complaints(), '')
})
