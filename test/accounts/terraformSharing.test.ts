import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RAM, type RAMClientConfig } from '@aws-sdk/client-ram'
import { sharedWith } from '../../src/resources/resourceSharing.ts'
import type { Ended } from '../clients/ended.ts'
import { terraform } from '../clients/terraform.ts'
import { as, served } from './keys.ts'
import { prefixList, transitGateway } from './shareables.ts'

const OWNER = '111111111111'
const GUEST = '222222222222'

function succeeded({ code, stdout, stderr }: Ended, wanted = 0): string {
  assert.equal(code, wanted, `${stdout}${stderr}`)
  return stdout
}

/** The line that tells how many were added, changed and destroyed. */
function outcome(ran: Ended): string {
  return succeeded(ran).match(/^(Apply|Destroy) complete!.*$/m)?.[0] ?? ''
}

test('Terraform shares between two accounts, one of them entered by assume_role, and raises a quota', async t => {
  const runWith = await terraform(t, '../test/accounts/terraformSharing')
  if (!runWith) return
  await using serving = await served()
  const { store } = serving.service
  const gateway = await transitGateway(store, 'tgw-00000000000000001', OWNER)
  const prefixes = await prefixList(store, 'pl-00000000000000002', OWNER)
  const run = runWith({ TF_VAR_endpoint: serving.url, TF_VAR_transit_gateway_arn: gateway, TF_VAR_prefix_list_arn: prefixes })
  succeeded(await run('init'))
  assert.equal(outcome(await run('apply', '-auto-approve')), 'Apply complete! Resources: 7 added, 0 changed, 0 destroyed.')
  succeeded(await run('plan', '-detailed-exitcode'))
  assert.deepEqual(JSON.parse(succeeded(await run('output', '-json'))).read.value, {
    owner: OWNER,
    guest: `arn:aws:sts::${GUEST}:assumed-role/network/sharing`,
    shared: [prefixes, gateway],
    hub: GUEST,
    gateways: 200,
    vpcs: 20,
  })
  assert.deepEqual([sharedWith(store.world, gateway, GUEST), sharedWith(store.world, prefixes, GUEST)], [true, true])

  const change = ['-var', 'share_name=renamed']
  assert.equal(
    outcome(await run('apply', '-auto-approve', ...change)),
    'Apply complete! Resources: 0 added, 1 changed, 0 destroyed.',
  )
  succeeded(await run('plan', '-detailed-exitcode', ...change))

  assert.equal(outcome(await run('destroy', '-auto-approve', ...change)), 'Destroy complete! Resources: 7 destroyed.')
  assert.equal(sharedWith(store.world, gateway, GUEST), false)
  const ram = new RAM(as({ accessKeyId: OWNER, secretAccessKey: 'any' }, serving.url) as RAMClientConfig)
  const left = await ram.getResourceShares({ resourceOwner: 'SELF', resourceShareStatus: 'ACTIVE' })
  assert.deepEqual(left.resourceShares, [])
})
