import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROUTER_PLATFORMS } from '../../src/handoff/router/routerPlatforms.ts'
import { ROUTER_PLATFORM_NAMES, type RouterPlatformName } from '../../src/resources/routerPlatforms.ts'
import { applied, exported, filesOf, modelOf } from './exported.ts'

const WRITING: readonly RouterPlatformName[] = ['frr', 'bird', 'strongswan', 'libreswan']
const estate = await applied('ipv6-outside')
const outside = modelOf(estate, 'edge-1').tunnels.filter(({ outside: { amazon } }) => amazon.includes(':'))

test('tunnels between IPv6 addresses carry what their connection says, in smaller packets', () => {
  const said = outside.map(({ name, family, mtu, mss, outside: { customer } }) => [name, customer, family, mtu, mss])
  const start = '2001:db8:10:ffff::1'
  assert.deepEqual(said, [
    ['six-1', start, 6, 1426, 1366],
    ['six-2', start, 6, 1426, 1366],
    ['four-in-six-1', start, 4, 1426, 1386],
    ['four-in-six-2', start, 4, 1426, 1386],
  ])
})

for (const platform of ROUTER_PLATFORM_NAMES.filter(name => ROUTER_PLATFORMS[name].vpn !== 'none')) {
  test(`${platform} ${WRITING.includes(platform) ? 'writes' : 'leaves out and names'} tunnels between IPv6 addresses`, () => {
    const result = exported(estate, 'edge-1', platform, true)
    assert.ok('files' in result, JSON.stringify(result))
    const text = result.files.map(file => file.text).join('\n')
    const named = result.warnings.filter(each => each.includes('is between IPv6 addresses and is left out'))
    assert.equal(named.length, WRITING.includes(platform) ? 0 : 4)
    const ends = outside.map(({ outside: { amazon } }) => amazon)
    assert.deepEqual(
      ends.filter(each => text.includes(each)),
      WRITING.includes(platform) ? ends : [],
    )
    assert.ok(modelOf(estate, 'edge-1').tunnels.some(({ outside: { amazon } }) => !amazon.includes(':') && text.includes(amazon)))
  })
}

test('the uplink has the addresses that tunnels start from', () => {
  const script = filesOf(estate, 'edge-1', 'frr')['interfaces.sh'] ?? ''
  const all = Object.values(filesOf(estate, 'edge-1', 'frr')).join('\n')
  assert.match(all, /wan0 stands for the uplink to the Internet; it has \d+\.\d+\.\d+\.\d+ and 2001:db8:10:ffff::1 and a default/)
  assert.match(script, /ip link set aws6 mtu 1426 up/)
})
