import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf } from '../resources/draft.ts'
import { newVpnConnection, type VpnOrder } from '../resources/newVpnConnection.ts'
import { WorldTables } from '../resources/tables.ts'
import { type Sample, vpnFacts } from './tunnelConfigurationFacts.ts'
import { VPN_PLATFORMS } from './tunnelConfigurationPlatforms.ts'

const ENDS = { customerAddress: '198.51.100.7', customerAsn: 65_010, amazonSideAsn: 64_512 }
const RECOMMENDED: Sample = { ikeVersion: 'ikev2', sampleType: 'recommended' }
const COMPATIBLE: Sample = { ikeVersion: 'ikev1', sampleType: 'compatibility' }

function facts(order: Partial<VpnOrder> = {}, sample: Sample = RECOMMENDED) {
  const tunnels = [{ insideCidr: '169.254.44.40/30', preSharedKey: 'first_key' }, { insideCidr: '169.254.44.44/30' }]
  const whole = { customerGatewayId: 'cgw-1', tunnels, ...order }
  const vpn = newVpnConnection(draftOf(new WorldTables()), whole, 0, n => new Uint8Array(n).fill(7))
  return vpnFacts('vpn-1', vpn, ENDS, sample)
}

function sample(vendor: string, order: Partial<VpnOrder> = {}, kind: Sample = RECOMMENDED): string {
  return VPN_PLATFORMS.find(platform => platform.vendor.startsWith(vendor))?.configuration(facts(order, kind)) ?? ''
}

test('recommended takes the strongest that the tunnel allows, compatibility the lowest', () => {
  assert.deepEqual(facts().tunnels[0]?.ike, {
    encryption: 'AES256-GCM-16',
    integrity: 'SHA2-384',
    group: 20,
    lifetimeSeconds: 28_800,
  })
  assert.deepEqual(facts({}, COMPATIBLE).tunnels[0]?.esp, {
    encryption: 'AES128',
    integrity: 'SHA1',
    group: 2,
    lifetimeSeconds: 3600,
  })
  const tunnels = [{ phase1EncryptionAlgorithms: ['AES256', 'AES128'], phase1DhGroupNumbers: [14] }]
  const narrowed = facts({ tunnels }).tunnels[0]?.ike
  assert.deepEqual([narrowed?.encryption, narrowed?.group], ['AES256', 14])
})

for (const [order, kind, mtu, mss, because] of [
  [{}, RECOMMENDED, 1446, 1406, 'GCM'],
  [{}, COMPATIBLE, 1438, 1398, 'CBC with SHA1'],
  [{ enableAcceleration: true }, RECOMMENDED, 1438, 1398, 'GCM with NAT traversal'],
  [{ tunnelInsideIpVersion: 'ipv6' }, RECOMMENDED, 1446, 1386, 'IPv6 inside'],
] as const) {
  test(`the tunnel interface has MTU ${mtu} and MSS ${mss}: ${because}`, () => {
    assert.deepEqual([facts(order, kind).tunnels[0]?.mtu, facts(order, kind).tunnels[0]?.mss], [mtu, mss])
  })
}

for (const [vendor, bgp, fixed] of [
  ['Generic', /AWS's AS is 64512/, /route 10.20.0.0\/16 into both tunnels/],
  ['Cisco', /^ neighbor 169.254.44.41 remote-as 64512$/m, /^ip route 10.20.0.0 255.255.0.0 Tunnel1 1$/m],
  ['Juniper', /^set protocols bgp group vpn-1 neighbor 169.254.44.41$/m, /static route 10.20.0.0\/16 qualified-next-hop st0.1/],
  ['strongSwan', /take the sample of FRRouting/, /^ip route add 10.20.0.0\/16 dev aws1 metric 100$/m],
  ['FRRouting', /^ neighbor 169.254.44.41 remote-as 64512$/m, /^ip route 10.20.0.0\/16 aws1 1$/m],
  ['Palo Alto', /peer vpn-1-1 peer-as 64512$/m, /static-route vpn-1-1 destination 10.20.0.0\/16$/m],
  ['Fortinet', /^ +set remote-as 64512$/m, /^ +set dst 10.20.0.0\/16$/m],
] as const) {
  test(`${vendor}: BGP with AWS’s inside address, or a route into each tunnel`, () => {
    const order = { remoteIpv4NetworkCidr: '10.20.0.0/16' }
    assert.match(sample(vendor, order), bgp)
    assert.doesNotMatch(sample(vendor, order), fixed)
    assert.match(sample(vendor, { ...order, staticRoutesOnly: true }), fixed)
    assert.doesNotMatch(sample(vendor, { ...order, staticRoutesOnly: true }), bgp)
  })
}

for (const [vendor, ikev1, ikev2] of [
  [
    'Cisco',
    /^crypto isakmp policy 201\n encryption aes 128\n hash sha$/m,
    /^crypto ikev2 proposal vpn-1-1\n encryption aes-gcm-256\n prf sha384\n group 20$/m,
  ],
  ['Juniper', /encryption-algorithm aes-128-cbc$/m, /encryption-algorithm aes-256-gcm$/m],
  ['strongSwan', /^ +proposals = aes128-sha1-modp1024$/m, /^ +proposals = aes256gcm16-prfsha384-ecp384$/m],
  ['Palo Alto', /protocol version ikev1$/m, /ike-crypto-profiles vpn-1-1 encryption aes-256-gcm$/m],
  ['Fortinet', /^ +set proposal aes128-sha1$/m, /^ +set proposal aes256gcm-prfsha384$/m],
] as const) {
  test(`${vendor}: IKE versions 1 and 2`, () => {
    assert.match(sample(vendor, {}, COMPATIBLE), ikev1)
    assert.match(sample(vendor), ikev2)
  })
}

test('with IPv6 inside every sample has the addresses of the /126', () => {
  const tunnels = [{ insideIpv6Cidr: 'fd00::4/126' }]
  for (const { vendor, configuration } of VPN_PLATFORMS) {
    const text = configuration(facts({ tunnelInsideIpVersion: 'ipv6', tunnels }))
    assert.match(text, /fd00::6\/126/, vendor)
    assert.doesNotMatch(text, /169\.254/, vendor)
  }
})

test('what nobody told has a placeholder', () => {
  const vpn = newVpnConnection(draftOf(new WorldTables()), { customerGatewayId: 'cgw-1' }, 0, n => new Uint8Array(n).fill(7))
  const [first, second] = vpn.tunnels
  const keyless = { ...vpn, tunnels: [{ ...first, preSharedKey: '' }, second] as const }
  const { customerAddress, tunnels } = vpnFacts('vpn-1', keyless, { ...ENDS, customerAddress: '' }, RECOMMENDED)
  assert.deepEqual([customerAddress, tunnels[0]?.key], ['<address-of-this-device>', '<pre-shared-key>'])
})
