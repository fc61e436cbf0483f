import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf } from '../resources/draft.ts'
import { newVpnConnection, type TunnelOrder } from '../resources/newVpnConnection.ts'
import { WorldTables } from '../resources/tables.ts'
import { customerGatewayConfiguration } from './customerGatewayConfiguration.ts'

interface Element {
  readonly name: string
  readonly children: Element[]
  text: string
}

/** Reads elements and text, as a client's parser would; throws where the nesting is wrong. */
function parsed(xml: string): Element {
  const root: Element = { name: '', children: [], text: '' }
  const open = [root]
  for (const [, close, name, text] of xml.matchAll(/<(\/?)([a-z_]+)[^>]*>|([^<]+)/g)) {
    const here = open.at(-1)!
    if (text !== undefined) here.text += text.trim()
    else if (close) assert.equal(open.pop()?.name, name)
    else {
      const element = { name: name!, children: [], text: '' }
      here.children.push(element)
      open.push(element)
    }
  }
  assert.equal(open.length, 1)
  return root.children.find(child => child.name === 'vpn_connection')!
}

function texts(element: Element, path: string): string[] {
  const [name, ...rest] = path.split('.')
  const found = element.children.filter(child => child.name === name)
  return rest.length === 0 ? found.map(({ text }) => text) : found.flatMap(child => texts(child, rest.join('.')))
}

function configuration(staticRoutesOnly: boolean, tunnel: TunnelOrder = {}, customerAddress = '198.51.100.7'): Element {
  const tunnels = [{ insideCidr: '169.254.44.40/30', preSharedKey: 'first_key', ...tunnel }, { insideCidr: '169.254.44.44/30' }]
  const order = { customerGatewayId: 'cgw-1', virtualPrivateGatewayId: 'vgw-1', staticRoutesOnly, tunnels }
  const vpn = newVpnConnection(draftOf(new WorldTables()), order, 0, n => new Uint8Array(n).fill(7))
  return parsed(customerGatewayConfiguration('vpn-1', vpn, { customerAddress, customerAsn: 65_000, amazonSideAsn: 64_512 }))
}

test('with BGP each end has its addresses, its ASN and the hold time', () => {
  const xml = configuration(false)
  for (const [path, expected] of [
    ['customer_gateway_id', ['cgw-1']],
    ['vpn_gateway_id', ['vgw-1']],
    ['vpn_connection_attributes', []],
    ['ipsec_tunnel.customer_gateway.tunnel_outside_address.ip_address', ['198.51.100.7', '198.51.100.7']],
    ['ipsec_tunnel.customer_gateway.tunnel_inside_address.ip_address', ['169.254.44.42', '169.254.44.46']],
    ['ipsec_tunnel.vpn_gateway.tunnel_inside_address.ip_address', ['169.254.44.41', '169.254.44.45']],
    ['ipsec_tunnel.customer_gateway.bgp.asn', ['65000', '65000']],
    ['ipsec_tunnel.vpn_gateway.bgp.asn', ['64512', '64512']],
    ['ipsec_tunnel.vpn_gateway.bgp.hold_time', ['30', '30']],
    ['ipsec_tunnel.ike.lifetime', ['28800', '28800']],
    ['ipsec_tunnel.ike.perfect_forward_secrecy', ['group2', 'group2']],
    ['ipsec_tunnel.ipsec.authentication_protocol', ['hmac-sha1-96', 'hmac-sha1-96']],
    ['ipsec_tunnel.ipsec.dead_peer_detection.interval', ['10', '10']],
  ] as const) {
    assert.deepEqual(texts(xml, path), expected, path)
  }
  assert.equal(texts(xml, 'ipsec_tunnel.ike.pre_shared_key')[0], 'first_key')
  assert.deepEqual(
    texts(xml, 'ipsec_tunnel.vpn_gateway.tunnel_outside_address.ip_address').map(address => address.split('.')[1]),
    ['18', '19'],
  )
})

test('with static routing it says so and names no ASN', () => {
  const xml = configuration(true)
  assert.deepEqual(texts(xml, 'vpn_connection_attributes'), ['NoBGPVPNConnection'])
  assert.deepEqual(texts(xml, 'ipsec_tunnel.vpn_gateway.bgp.asn'), [])
})

test('restricted algorithms: the lowest that is left', () => {
  const xml = configuration(false, {
    phase1EncryptionAlgorithms: ['AES256-GCM-16', 'AES256'],
    phase1IntegrityAlgorithms: ['SHA2-512', 'SHA2-384'],
    phase2DhGroupNumbers: [21, 20],
  })
  assert.equal(texts(xml, 'ipsec_tunnel.ike.encryption_protocol')[0], 'aes-256-cbc')
  assert.equal(texts(xml, 'ipsec_tunnel.ike.authentication_protocol')[0], 'sha2-384')
  assert.deepEqual(texts(xml, 'ipsec_tunnel.ipsec.perfect_forward_secrecy'), ['group20', 'group2'])
})

test('the timeout of dead peer detection is told in probes', () => {
  const xml = configuration(false, { dpdTimeoutSeconds: 60 })
  assert.deepEqual(texts(xml, 'ipsec_tunnel.ipsec.dead_peer_detection.retries'), ['6', '3'])
})

for (const [target, present, absent] of [
  [{ transitGatewayId: 'tgw-1' }, ['transit_gateway_id', 'tgw-1'], 'vpn_gateway_id'],
  [{ vpnConcentratorId: 'vcn-1' }, ['vpn_concentrator_id', 'vcn-1'], 'vpn_gateway_id'],
  [{}, ['vpn_gateway_id', ''], 'transit_gateway_id'],
] as const) {
  test(`on ${JSON.stringify(target)} it names ${present[0]}`, () => {
    const order = { customerGatewayId: 'cgw-1', ...target }
    const vpn = newVpnConnection(draftOf(new WorldTables()), order, 0, n => new Uint8Array(n).fill(7))
    const ends = { customerAddress: '198.51.100.7', customerAsn: 65_000, amazonSideAsn: 64_512 }
    const xml = parsed(customerGatewayConfiguration('vpn-1', vpn, ends))
    assert.deepEqual(texts(xml, present[0]), [present[1]])
    assert.deepEqual(texts(xml, absent), [])
  })
}

test('text from outside cannot break out of its element', () => {
  assert.equal(
    texts(configuration(false, {}, '<a>&'), 'ipsec_tunnel.customer_gateway.tunnel_outside_address.ip_address')[0],
    '&lt;a&gt;&amp;',
  )
})
