import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requirement } from '../requirement.ts'
import { amazon, cables, leaves, ownInterfaces, startBird, until } from './amazonEnd.ts'
import { applied, filesOf, modelOf } from './exported.ts'
import { inNamespaces, startFrr, writeTo } from './inNamespaces.ts'

const ASN = 64_600
const OURS = ['10.0.0.0/16', '2001:db8:10::/48']
const VPC = ['10.20.0.0/16', '2001:db8:20::/56'] as const

/** What AWS's end tells although the design does not have it: default routes, and parts of what is ours. */
const UNWANTED = ['0.0.0.0/0', '::/0', '10.0.7.0/24', '2001:db8:10:7::/64']

const VTYSH = 'vtysh --vty_socket /run/l/edge-1 -c'
const BIRDC = 'birdc -r -s /run/l/edge-2.ctl'

/** How many lines a command prints that have the words. */
function counted(command: string, words: string): string {
  return `"$(${command} | grep -c '${words}')"`
}

interface Route {
  readonly dst: string
  readonly dev: string
}

function report(name: string): string[] {
  return [
    `echo "@@ ${name} edge-1"; for f in -4 -6; do ip -n edge-1 $f -json route show proto bgp; echo; done`,
    `echo "@@ ${name} edge-2"; for f in -4 -6; do ip -n edge-2 $f -json route show proto bird; echo; done`,
  ]
}

/** Each router's routes that BGP brought: where to, and over which of its interfaces. */
function read(text: string, name: string): Record<string, readonly string[]> {
  const routes = (router: string) =>
    part(text, `${name} ${router}`)
      .trim()
      .split('\n')
      .flatMap(line => JSON.parse(line || '[]') as Route[])
      .filter(({ dst }) => !OURS.includes(dst))
      .map(({ dst, dev }) => `${dst} ${dev}`)
  return { 'edge-1': routes('edge-1'), 'edge-2': routes('edge-2') }
}

function part(text: string, name: string): string {
  return text.split(`@@ ${name}\n`)[1]?.split('@@ ')[0] ?? ''
}

test('what is written for dual-stack, one edge in FRR and one in BIRD, talks both families to AWS: MD5, BFD, filters, each its own way', {
  timeout: 300_000,
}, async t => {
  if (!requirement(t, 'namespaces') || !requirement(t, 'frr') || !requirement(t, 'bird')) return
  const estate = await applied('dual-stack')
  const routers = ['edge-1', 'edge-2'].map(name => {
    const model = modelOf(estate, name)
    return { ...model, neighbours: model.neighbours.filter(({ over }) => 'vlan' in over) }
  })
  const [frr, bird] = [filesOf(estate, 'edge-1', 'frr'), filesOf(estate, 'edge-2', 'bird')]
  const sessions = routers.flatMap(({ neighbours }) => neighbours)
  assert.deepEqual(
    sessions.map(({ family, bfd, key }) => [family, bfd?.receiveMs, key !== undefined]),
    [4, 6, 4, 6].map(family => [family, 300, true]),
  )
  assert.equal(new Set(sessions.map(({ key }) => key)).size, 4, 'each session has a key of its own')
  const [, , , lost] = sessions
  const said = await inNamespaces(
    [
      ...['edge-1', 'edge-2', `aws-${ASN}`].map(name => `ip netns add ${name}; ip -n ${name} link set lo up`),
      ...cables(routers, [ASN]),
      'ip link add eth0 netns edge-1 type veth peer name eth0 netns edge-2',
      ...ownInterfaces('edge-1', frr['interfaces.sh'] ?? ''),
      ...ownInterfaces('edge-2', bird['interfaces.sh'] ?? '').filter(line => !line.includes('aws')),
      writeTo(`/run/l/${ASN}.conf`, amazon(routers, ASN, { told: [...VPC, ...UNWANTED], isAll: true })),
      startBird(`aws-${ASN}`, `${ASN}`),
      writeTo('/run/l/edge-2.conf', bird['bird.conf'] ?? ''),
      startBird('edge-2', 'edge-2'),
      "nsenter --net=/run/netns/edge-1 sh -eu <<'ROUTER'",
      startFrr('/run/l/edge-1', frr['frr.conf'] ?? ''),
      'ROUTER',
      // One of AWS and one of the other edge in each family; the tunnels of edge-2 are not here.
      until(
        [
          `[ ${counted(`${VTYSH} 'show bgp ipv4 unicast summary json'`, '"state":"Established"')} = 2 ]`,
          `[ ${counted(`${VTYSH} 'show bgp ipv6 unicast summary json'`, '"state":"Established"')} = 2 ]`,
          `[ ${counted(`${BIRDC} show protocols`, 'BGP.*Established')} = 4 ]`,
          `[ ${counted(`${BIRDC} show bfd sessions`, ' Up ')} = 2 ]`,
          `[ ${counted(`${VTYSH} 'show bfd peers'`, 'Status: up')} = 2 ]`,
        ].join(' && '),
      ),
      ...VPC.flatMap(prefix => [until(leaves('edge-1', prefix, 'eth1.100')), until(leaves('edge-2', prefix, 'eth1.100'))]),
      ...report('whole'),
      `echo "@@ sessions"; ${VTYSH} 'show bgp ipv4 unicast summary'; ${VTYSH} 'show bgp ipv6 unicast summary'; ${VTYSH} 'show bfd peers brief'; ${BIRDC} show protocols; ${BIRDC} show bfd sessions`,
      `echo "@@ signed"; for router in edge-1 edge-2; do ip netns exec $router ss -H -tni; done`,
      `echo "@@ aws"; birdc -r -s /run/l/${ASN}.ctl show route where source = RTS_BGP`,
      `echo "@@ refused"; ${BIRDC} show route filtered`,
      // IPv6 from AWS arrives nowhere any more on vif-b: BFD of that family alone can tell.
      `ip -n aws-${ASN} neighbour replace ${lost?.local} lladdr 02:00:00:00:00:99 nud permanent dev d1`,
      until(leaves('edge-2', VPC[1], 'eth0')),
      ...report('half'),
      `echo "@@ after"; ${BIRDC} show bfd sessions; ${BIRDC} show route all`,
      'echo "@@ end"',
    ].join('\n'),
  )
  assert.deepEqual(
    read(said, 'whole'),
    {
      'edge-1': VPC.map(prefix => `${prefix} eth1.100`),
      'edge-2': VPC.map(prefix => `${prefix} eth1.100`),
    },
    part(said, 'sessions'),
  )
  assert.equal(part(said, 'sessions').match(/BGP .*Established/g)?.length, 4)
  assert.equal(part(said, 'sessions').match(/ Up /g)?.length, 2)
  // Each connection is signed with its session's own key (RFC 2385).
  for (const { peer, family, key } of sessions) {
    for (const words of [`md5keys:${peer}/${family === 6 ? 128 : 32}=`, key ?? '-']) {
      assert.ok(part(said, 'signed').includes(words), words)
    }
  }
  // AWS hears of the site's prefix of each family, over either session of it, and of nothing else.
  const heard = part(said, 'aws').match(/[0-9a-f.:]+\/\d+/g)
  assert.deepEqual([...new Set(heard)].sort(), OURS)
  for (const prefix of UNWANTED) assert.ok(part(said, 'refused').includes(`${prefix} `), prefix)
  assert.deepEqual(
    read(said, 'half'),
    {
      'edge-1': VPC.map(prefix => `${prefix} eth1.100`),
      'edge-2': [`${VPC[0]} eth1.100`, `${VPC[1]} eth0`],
    },
    part(said, 'after'),
  )
})
