import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Neighbour } from '../../src/handoff/router/routerModel.ts'
import { requirement } from '../requirement.ts'
import { amazon, cables, ownInterfaces, startBird, until } from './amazonEnd.ts'
import { applied, filesOf, modelOf } from './exported.ts'
import { inNamespaces, startFrr, writeTo } from './inNamespaces.ts'

/** What FRR and BIRD say about it, read when everything is established, and again after each break. */
interface Said {
  readonly summary: Record<string, { readonly state: string; readonly pfxRcd: number }>
  readonly bfd: readonly { readonly peer: string; readonly status: string }[]
  readonly routes: Record<string, readonly string[]>
}

const SPACES = ['edge-1', 'edge-2'] as const

const ASK = (router: string) => `vtysh --vty_socket /run/l/${router} -c`

function report(name: string): string[] {
  return SPACES.flatMap(router => [
    `echo "@@ ${name} ${router} summary"; ${ASK(router)} 'show bgp ipv4 unicast summary json'`,
    `echo "@@ ${name} ${router} bfd"; ${ASK(router)} 'show bfd peers json'`,
    `echo "@@ ${name} ${router} routes"; ip -n ${router} -json route show proto bgp`,
  ])
}

function read(text: string, name: string, router: string): Said {
  const part = (what: string) => JSON.parse(text.split(`@@ ${name} ${router} ${what}\n`)[1]?.split('@@ ')[0]?.trim() || '[]')
  const summary = part('summary').peers as Said['summary']
  const routes = (part('routes') as { dst: string; gateway?: string; nexthops?: { gateway: string }[] }[]).map(
    ({ dst, gateway, nexthops }) => [dst, nexthops?.map(hop => hop.gateway) ?? [gateway ?? '']] as const,
  )
  return { summary, bfd: part('bfd') as Said['bfd'], routes: Object.fromEntries(routes) }
}

test('what is written for two-locations talks to AWS: BGP with MD5, BFD, the right routes, and the VPN behind it', {
  timeout: 300_000,
}, async t => {
  if (!requirement(t, 'namespaces') || !requirement(t, 'frr') || !requirement(t, 'bird')) return
  const estate = await applied('two-locations')
  const routers = SPACES.map(name => modelOf(estate, name))
  const files = SPACES.map(name => filesOf(estate, name, 'frr'))
  const [vifA, vifB] = routers.map(router => router.neighbours.find(({ key }) => key !== undefined))
  const tunnels = routers[1]!.neighbours.filter(({ key }) => key === undefined)
  assert.ok(vifA && vifB && tunnels.length === 2)
  const allUp = SPACES.map(
    (router, index) =>
      `[ "$(${ASK(router)} 'show bgp ipv4 unicast summary json' | grep -c '"state":"Established"')" = ${routers[index]!.neighbours.length + 1} ]`,
  ).join(' && ')
  const said = await inNamespaces(
    [
      ...['edge-1', 'edge-2', 'aws-64600', 'aws-64512'].map(name => `ip netns add ${name}; ip -n ${name} link set lo up`),
      ...cables(routers, [64_600, 64_512]),
      'ip link add eth0 netns edge-1 type veth peer name eth0 netns edge-2',
      ...SPACES.flatMap((router, index) => ownInterfaces(router, files[index]?.['interfaces.sh'] ?? '')),
      'ip -n edge-2 link set aws1 up; ip -n edge-2 link set aws2 up',
      ...[64_600, 64_512].flatMap(asn => [
        writeTo(`/run/l/${asn}.conf`, amazon(routers, asn, { told: ['10.20.0.0/16', '10.30.0.0/16'] })),
        startBird(`aws-${asn}`, `${asn}`),
      ]),
      ...SPACES.map((router, index) =>
        [
          `nsenter --net=/run/netns/${router} sh -eu <<'ROUTER'`,
          startFrr(`/run/l/${router}`, files[index]?.['frr.conf'] ?? ''),
          'ROUTER',
        ].join('\n'),
      ),
      until(allUp),
      until(`[ "$(${ASK('edge-1')} 'show bfd peers json' | grep -c '"status":"up"')" = 1 ]`),
      until(`ip -n edge-2 route show proto bgp | grep -q '10.30.0.0/16 .*via ${vifB.peer}'`),
      ...report('whole'),
      'for asn in 64600 64512; do echo "@@ aws $asn"; birdc -r -s /run/l/$asn.ctl show route where source = RTS_BGP; done',
      // What AWS sends over vif-b arrives nowhere any more: only BFD can tell, for the light stays on.
      `ip -n aws-64600 neighbour replace ${vifB.local} lladdr 02:00:00:00:00:99 nud permanent dev d1`,
      until(`ip -n edge-2 route show proto bgp | grep -q '10.20.0.0/16 .*via ${routers[1]!.mesh[0]?.address}'`),
      ...report('half'),
      `echo "@@ lost"; ${ASK('edge-2')} 'show bgp neighbors ${vifB.peer} json'`,
      'ip -n aws-64600 link set d0 down',
      until(`ip -n edge-1 route show proto bgp | grep -q '10.20.0.0/16 .*via ${routers[0]!.mesh[0]?.address}'`),
      ...report('vpn'),
      'echo "@@ end"',
    ].join('\n'),
  )
  const whole = SPACES.map(router => read(said, 'whole', router))
  for (const [index, { summary, bfd, routes }] of whole.entries()) {
    const own = routers[index]!
    const sessions = [...own.neighbours.map(({ peer }) => peer), ...own.mesh.map(({ address }) => address)]
    assert.deepEqual(Object.keys(summary).sort(), sessions.sort())
    assert.deepEqual([...new Set(Object.values(summary).map(({ state }) => state))], ['Established'])
    const vif: Neighbour = index === 0 ? vifA : vifB
    assert.deepEqual(
      bfd.map(({ peer, status }) => [peer, status]),
      [[vif.peer, 'up']],
    )
    assert.deepEqual(routes, { '10.20.0.0/16': [vif.peer], '10.30.0.0/16': [vif.peer] })
  }
  // AWS hears of the site's prefix, once a session, and of nothing else: not of what the other gateway told.
  const heard = (asn: number) =>
    said
      .split(`@@ aws ${asn}\n`)[1]
      ?.split('@@ ')[0]
      ?.match(/\d+\.\d+\.\d+\.\d+\/\d+/g)
  assert.deepEqual([...new Set(heard(64_600))], ['10.0.0.0/16'])
  assert.deepEqual([...new Set(heard(64_512))], ['10.0.0.0/16'])
  const mesh = routers.map(router => router.mesh[0]!.address)
  assert.deepEqual(read(said, 'half', 'edge-2').routes, { '10.20.0.0/16': [mesh[1]], '10.30.0.0/16': [mesh[1]] })
  assert.match(said.split('@@ lost\n')[1]?.split('@@ ')[0] ?? '', /"lastNotificationReason":"Cease\\\/BFD Down"/)
  // Both gone: the VPN carries prod, by its first tunnel alone since AWS prefers that by MED, and nothing to analytics.
  assert.deepEqual(read(said, 'vpn', 'edge-2').routes, { '10.20.0.0/16': [tunnels[0]?.peer] })
  assert.deepEqual(read(said, 'vpn', 'edge-1').routes, { '10.20.0.0/16': [mesh[0]] })
})
