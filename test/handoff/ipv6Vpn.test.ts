import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requirement } from '../requirement.ts'
import { amazon, cables, leaves, ownInterfaces, startBird, until } from './amazonEnd.ts'
import { applied, filesOf, modelOf } from './exported.ts'
import { inNamespaces, startFrr, writeTo } from './inNamespaces.ts'

const SPACES = ['edge-1', 'edge-2'] as const
const ASNS = [64_600, 64_513]
const [V4, V6] = ['10.20.0.0/16', '2001:db8:20::/56']

function report(name: string): string[] {
  return [
    `echo "@@ ${name}"`,
    ...SPACES.flatMap(router => [
      `echo "${router} $(ip -n ${router} -4 route show ${V4} | sed 's/.* dev \\([^ ]*\\).*/\\1/')"`,
      `echo "${router} $(ip -n ${router} -6 route show ${V6} | sed 's/.* dev \\([^ ]*\\).*/\\1/')"`,
    ]),
  ]
}

function part(text: string, name: string): string[] {
  return (text.split(`@@ ${name}\n`)[1]?.split('@@ ')[0] ?? '').trim().split('\n')
}

test('behind both virtual interfaces IPv6 has a VPN of its own, and behind that static routes, which the other edge is told of', {
  timeout: 300_000,
}, async t => {
  if (!requirement(t, 'namespaces') || !requirement(t, 'frr') || !requirement(t, 'bird')) return
  const estate = await applied('ipv6-tunnels')
  const routers = SPACES.map(name => modelOf(estate, name))
  const files = SPACES.map(name => filesOf(estate, name, 'frr'))
  const said = await inNamespaces(
    [
      ...[...SPACES, ...ASNS.map(asn => `aws-${asn}`)].map(name => `ip netns add ${name}; ip -n ${name} link set lo up`),
      ...cables(routers, ASNS),
      'ip link add eth0 netns edge-1 type veth peer name eth0 netns edge-2',
      // No session is on the tunnels of the static VPN.
      ...[5, 6].flatMap(number => [
        `ip link add aws${number} netns edge-2 type veth peer name s${number} netns aws-64513`,
        `ip -n aws-64513 link set s${number} up`,
      ]),
      ...SPACES.flatMap((router, index) => ownInterfaces(router, files[index]?.['interfaces.sh'] ?? '')),
      ...ASNS.flatMap(asn => [
        writeTo(`/run/l/${asn}.conf`, amazon(routers, asn, { told: [V4, V6, '2001:db8:11::/48'] })),
        startBird(`aws-${asn}`, `${asn}`),
      ]),
      ...SPACES.flatMap((router, index) => [
        `nsenter --net=/run/netns/${router} sh -eu <<'ROUTER'`,
        startFrr(`/run/l/${router}`, files[index]?.['frr.conf'] ?? ''),
        'ROUTER',
      ]),
      // The second edge's interface is the backup of the first one's.
      ...[V4, V6].flatMap(prefix => [until(leaves('edge-1', prefix, 'eth1.100')), until(leaves('edge-2', prefix, 'eth0'))]),
      ...report('whole'),
      'ip -n aws-64600 link set d0 down',
      ...[V4, V6].flatMap(prefix => [until(leaves('edge-2', prefix, 'eth1.100')), until(leaves('edge-1', prefix, 'eth0'))]),
      ...report('half'),
      'ip -n aws-64600 link set d1 down',
      until(leaves('edge-2', V4, 'aws1')),
      until(leaves('edge-2', V6, 'aws3')),
      ...[V4, V6].map(prefix => until(leaves('edge-1', prefix, 'eth0'))),
      ...report('vpn'),
      `echo "@@ heard"; birdc -r -s /run/l/64513.ctl show route all where source = RTS_BGP`,
      'for n in 0 1 2 3; do ip -n aws-64513 link set t$n down; done',
      until(leaves('edge-2', V6, 'aws5')),
      until(`vtysh --vty_socket /run/l/edge-1 -c 'show bgp ipv6 unicast ${V6} json' | grep -q '"locPrf":50'`),
      until(leaves('edge-1', V6, 'eth0')),
      ...report('static'),
      'echo "@@ end"',
    ].join('\n'),
  )
  const onBoth = (edge1: readonly [string, string], edge2: readonly [string, string]) => [
    ...edge1.map(device => `edge-1 ${device}`),
    ...edge2.map(device => `edge-2 ${device}`),
  ]
  assert.deepEqual(part(said, 'whole'), onBoth(['eth1.100', 'eth1.100'], ['eth0', 'eth0']))
  assert.deepEqual(part(said, 'half'), onBoth(['eth0', 'eth0'], ['eth1.100', 'eth1.100']))
  assert.deepEqual(part(said, 'vpn'), onBoth(['eth0', 'eth0'], ['aws1', 'aws3']))
  assert.deepEqual(part(said, 'static'), onBoth(['', 'eth0'], ['', 'aws5']))
  // What the router says about itself to AWS over IPv6: one prefix of two, prepended once, with its MED.
  const heard = part(said, 'heard').join('\n')
  assert.deepEqual([...new Set(heard.match(/2001:db8:\S+/g))], ['2001:db8:10::/48'])
  const [, ...ofIpv6] = heard.split(/^2001:db8:10::\/48/m)
  assert.match(ofIpv6.join(''), /BGP\.as_path: 65000 65000\n/)
  assert.match(ofIpv6.join(''), /BGP\.med: 200\n/)
})
