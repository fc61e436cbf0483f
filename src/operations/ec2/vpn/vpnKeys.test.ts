import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestAccount } from '../testAccount.ts'
import { describedVpn, vpnOf } from './testVpn.ts'

/** The keys in the secret of this ARN, by outside address. */
function keysIn(account: TestAccount, arn: string | undefined): Record<string, string> {
  const value = account.world.get('secret', arn ?? '')?.body.versions.at(-1)?.value
  return value !== undefined && 'text' in value ? JSON.parse(value.text) : {}
}

test('keys in Secrets Manager: the answer has the secret’s ARN and no key, and the secret goes with the connection', () => {
  const account = new TestAccount()
  const VpnGatewayId = account.vpnGateway()
  const Options = { TunnelOptions: [{ PreSharedKey: 'my_own.key1' }] }
  const vpn = vpnOf(account, { VpnGatewayId, PreSharedKeyStorage: 'SecretsManager', Options })
  account.pass()
  const arn = vpn.PreSharedKeyArn ?? ''
  assert.match(
    arn,
    new RegExp(`^arn:aws:secretsmanager:us-east-1:123456789012:secret:s2svpn!${vpn.VpnConnectionId}-[a-z0-9]{6}$`),
  )
  assert.doesNotMatch(JSON.stringify(vpn), /my_own.key1/)
  assert.match(vpn.CustomerGatewayConfiguration ?? '', /<pre_shared_key>REDACTED</)
  assert.doesNotMatch(JSON.stringify(account.world.get('vpnConnection', vpn.VpnConnectionId ?? '')), /my_own.key1/)
  const [first = '', second = ''] = vpn.Options?.TunnelOptions?.map(tunnel => tunnel.OutsideIpAddress ?? '') ?? []
  const generated = keysIn(account, arn)[second] ?? ''
  assert.deepEqual(keysIn(account, arn), { [first]: 'my_own.key1', [second]: generated })
  assert.match(generated, /^[A-Za-z0-9._]{32}$/)

  const call = { VpnConnectionId: vpn.VpnConnectionId, VpnTunnelOutsideIpAddress: first }
  account.call('ModifyVpnTunnelOptions', { ...call, TunnelOptions: { PreSharedKey: 'another_key' } })
  account.pass()
  assert.deepEqual(keysIn(account, arn), { [first]: 'another_key', [second]: generated })
  assert.equal(describedVpn(account, vpn.VpnConnectionId).PreSharedKeyArn, arn)

  account.call('ModifyVpnTunnelOptions', { ...call, TunnelOptions: {}, PreSharedKeyStorage: 'Standard' })
  const shown = describedVpn(account.pass(), vpn.VpnConnectionId)
  assert.equal(shown.PreSharedKeyArn, undefined)
  assert.deepEqual(
    shown.Options?.TunnelOptions?.map(tunnel => tunnel.PreSharedKey),
    ['another_key', generated],
  )
  assert.equal(account.world.get('secret', arn), undefined)

  account.call('ModifyVpnTunnelOptions', { ...call, TunnelOptions: {}, PreSharedKeyStorage: 'SecretsManager' })
  const kept = describedVpn(account.pass(), vpn.VpnConnectionId).PreSharedKeyArn
  assert.deepEqual(keysIn(account, kept), { [first]: 'another_key', [second]: generated })
  account.call('DeleteVpnConnection', { VpnConnectionId: vpn.VpnConnectionId })
  assert.equal(account.world.get('secret', kept ?? ''), undefined)
})

test('a storage that does not exist is refused', () => {
  const account = new TestAccount()
  assert.throws(
    () => vpnOf(account, { VpnGatewayId: account.vpnGateway(), PreSharedKeyStorage: 'Safe' }),
    /Valid values are Standard, SecretsManager/,
  )
})
