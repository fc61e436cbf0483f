import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Topology } from '../../src/topology/topology.ts'
import { requirement } from '../requirement.ts'
import { amazon, cables, leaves, ownInterfaces, startBird, until } from './amazonEnd.ts'
import { applied, filesOf, modelOf } from './exported.ts'
import { inNamespaces, startFrr, writeTo } from './inNamespaces.ts'

const SPACES = ['edge-1', 'edge-2'] as const
const VPC = '10.20.0.0/16'

/** What the model has each edge send what is for the VPC to: the AS path of the route, empty of a static one. */
function inTheModel({ info, baseline }: Topology): Record<string, readonly (readonly number[])[]> {
  const routes = [...info].flatMap(([node, { label, kind }]) => {
    const entry = kind === 'router' ? baseline.tables.routes.get(node)?.get(VPC) : undefined
    return entry ? [[label, entry.chosen.map(({ asPath }) => asPath)] as const] : []
  })
  return Object.fromEntries(routes)
}

test('in the model both edges send by the VPN with BGP, for static routes are told inside the site behind it', async () => {
  const { topology } = await applied('static-beside-bgp')
  assert.deepEqual(inTheModel(topology), { 'edge-1': [[64_512]], 'edge-2': [[64_512]] })
})

test('so do FRRs with what is written for them, and by the static routes once BGP is gone, and back', {
  timeout: 300_000,
}, async t => {
  if (!requirement(t, 'namespaces') || !requirement(t, 'frr') || !requirement(t, 'bird')) return
  const estate = await applied('static-beside-bgp')
  const routers = SPACES.map(name => modelOf(estate, name))
  const files = SPACES.map(name => filesOf(estate, name, 'frr'))
  const state = (name: string) => [
    `echo "@@ ${name}"`,
    ...SPACES.map(router => `echo "${router} $(ip -n ${router} -4 route show ${VPC} | sed 's/.* dev \\([^ ]*\\).*/\\1/')"`),
  ]
  const said = await inNamespaces(
    [
      ...[...SPACES, 'aws-64512'].map(name => `ip netns add ${name}; ip -n ${name} link set lo up`),
      ...cables(routers, [64_512]),
      'ip link add eth0 netns edge-1 type veth peer name eth0 netns edge-2',
      // No session is on the tunnels of the static VPN.
      ...[1, 2].flatMap(number => [
        `ip link add aws${number} netns edge-2 type veth peer name s${number} netns aws-64512`,
        `ip -n aws-64512 link set s${number} up`,
      ]),
      ...SPACES.flatMap((router, index) => ownInterfaces(router, files[index]?.['interfaces.sh'] ?? '')),
      'for n in 1 2; do for edge in edge-1 edge-2; do ip -n $edge link set aws$n up; done; done',
      // The second edge alone, first: its static routes are in use and told when BGP comes to the other one.
      ...SPACES.toReversed().flatMap(router => [
        `nsenter --net=/run/netns/${router} sh -eu <<'ROUTER'`,
        startFrr(`/run/l/${router}`, files[SPACES.indexOf(router)]?.['frr.conf'] ?? ''),
        'ROUTER',
      ]),
      until(leaves('edge-2', VPC, 'aws1')),
      until(leaves('edge-1', VPC, 'eth0')),
      ...state('static'),
      writeTo('/run/l/64512.conf', amazon(routers, 64_512, { told: [VPC] })),
      startBird('aws-64512', '64512'),
      until(leaves('edge-1', VPC, 'aws1')),
      until(leaves('edge-2', VPC, 'eth0')),
      ...state('bgp'),
      'ip -n aws-64512 link set t0 down; ip -n aws-64512 link set t1 down',
      until(leaves('edge-2', VPC, 'aws1')),
      until(leaves('edge-1', VPC, 'eth0')),
      ...state('again'),
    ].join('\n'),
  )
  const part = (name: string) => (said.split(`@@ ${name}\n`)[1]?.split('@@ ')[0] ?? '').trim().split('\n')
  assert.deepEqual(part('static'), ['edge-1 eth0', 'edge-2 aws1'])
  assert.deepEqual(part('bgp'), ['edge-1 aws1', 'edge-2 eth0'])
  assert.deepEqual(part('again'), ['edge-1 eth0', 'edge-2 aws1'])
})
