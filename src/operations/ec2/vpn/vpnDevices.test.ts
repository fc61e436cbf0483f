import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestAccount } from '../testAccount.ts'
import { vpnOf } from './testVpn.ts'

test('every device type has a sample with both tunnels’ addresses and keys', () => {
  const account = new TestAccount()
  const vpn = vpnOf(account, { VpnGatewayId: account.vpnGateway() })
  const types = account.call('GetVpnConnectionDeviceTypes', {}).VpnConnectionDeviceTypes ?? []
  assert.equal(new Set(types.map(type => type.VpnConnectionDeviceTypeId)).size, types.length)
  for (const { VpnConnectionDeviceTypeId, Vendor } of types) {
    assert.match(VpnConnectionDeviceTypeId ?? '', /^[0-9a-f]{8}$/)
    const call = { VpnConnectionId: vpn.VpnConnectionId, VpnConnectionDeviceTypeId }
    const { VpnConnectionDeviceSampleConfiguration: text = '' } = account.call('GetVpnConnectionDeviceSampleConfiguration', call)
    for (const tunnel of vpn.Options?.TunnelOptions ?? []) {
      assert.ok(text.includes(tunnel.OutsideIpAddress ?? '?'), `${Vendor} names the outside address`)
      assert.ok(text.includes(tunnel.PreSharedKey ?? '?'), `${Vendor} names the key`)
    }
  }
})

for (const [input, refusal] of [
  [{ VpnConnectionDeviceTypeId: '00000000' }, /^InvalidParameterValue: .*Valid values are 9005b6c1 \(Generic, Generic\), /],
  [{ InternetKeyExchangeVersion: 'ikev1', SampleType: 'recommended' }, /^UnsupportedOperation: .*ikev1/],
  [{ InternetKeyExchangeVersion: 'ikev1' }, /^InvalidParameterValue: .*allows ikev2/],
  [{ SampleType: 'best' }, /sampleType is invalid. Valid values are compatibility, recommended/],
] as const) {
  test(`a sample for ${JSON.stringify(input)} is refused`, () => {
    const account = new TestAccount()
    const Options = { TunnelOptions: [{ IKEVersions: [{ Value: 'ikev2' }] }] }
    const { VpnConnectionId } = vpnOf(account, { VpnGatewayId: account.vpnGateway(), Options })
    const call = { VpnConnectionId, VpnConnectionDeviceTypeId: '9005b6c1', ...input }
    assert.match(account.refusal('GetVpnConnectionDeviceSampleConfiguration', call), refusal)
  })
}

test('a page of types has 200 to 1000 items', () => {
  assert.match(new TestAccount().refusal('GetVpnConnectionDeviceTypes', { MaxResults: 10 }), /between 200 and 1000/)
})
