import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileRouter } from '../../src/handoff/router/compileRouter.ts'
import { exportRouter } from '../../src/handoff/router/exportRouter.ts'
import { ROUTER_PLATFORMS } from '../../src/handoff/router/routerPlatforms.ts'
import { requirement } from '../requirement.ts'
import { amazon, cables, ownInterfaces, startBird, until } from './amazonEnd.ts'
import { applied } from './exported.ts'
import { inNamespaces, startFrr, writeTo } from './inNamespaces.ts'

const ASN = 64_600

/** What the routers refuse, which counts for no limit. */
const REFUSED = ['10.0.7.0/24', '2001:db8:10:7::/64']
const WITHIN = ['10.20.0.0/16', '2001:db8:20::/56', ...REFUSED]

/** Two over the limit in each family: FRR 8.4 counts before it adds, and closes at the second. */
const OVER = [...WITHIN, '10.30.0.0/16', '10.40.0.0/16', '2001:db8:30::/56', '2001:db8:40::/56']

const VTYSH = 'vtysh --vty_socket /run/l/edge-1 -c'
const BIRDC = 'birdc -s /run/l/edge-2.ctl'
const AWS = `birdc -s /run/l/${ASN}.ctl`

/** A router of dual-stack that takes one prefix of each family: over IPv4 it tries again after a minute, over IPv6 it is reset. */
async function limited(name: string, vif: string, platform: 'frr' | 'bird') {
  const estate = await applied('dual-stack')
  const router = [...estate.world.all('router')].find(({ body }) => body.name === name) ?? assert.fail(name)
  const { peers } = [...estate.world.all('virtualInterface')].find(({ body }) => body.name === vif)?.body ?? assert.fail(vif)
  const limit = { maximumPrefixes: 1 }
  const policies = Object.fromEntries(
    peers.map(({ id, addressFamily }) => [id, addressFamily === 'ipv4' ? { ...limit, restartAfterLimitSeconds: 60 } : limit]),
  )
  const order = { ...estate, router: { ...router, body: { ...router.body, policies } }, secrets: true }
  const result = exportRouter({ ...order, platform, estate: estate.file, date: '2026-11-21', warnings: [] })
  if ('refused' in result) return assert.fail(result.refused)
  const model = compileRouter(order)
  return {
    model: { ...model, neighbours: model.neighbours.filter(({ over }) => 'vlan' in over) },
    files: Object.fromEntries(result.files.map(file => [file.name, file.text])),
    warnings: result.warnings.join('\n'),
  }
}

/** That so many lines of what a command prints have the words. */
function counted(command: string, words: string, times: number): string {
  return `[ "$(${command} | grep -c '${words}')" = ${times} ]`
}

function established(family: 4 | 6): string {
  return counted(`${VTYSH} 'show bgp ipv${family} unicast summary json'`, '"state":"Established"', 2)
}

/** What FRR says of a neighbour whose limit is exceeded. */
interface Said {
  readonly bgpState: string
  readonly prefixesConfigExceedMax?: boolean
  readonly restartInTimerMsec?: number
  readonly reducePrefixNumAndClearIpBgp?: boolean
  readonly addressFamilyInfo: Record<
    string,
    { readonly prefixAllowedMax: number; readonly prefixAllowedRestartIntervalMsecs?: number }
  >
}

function part(text: string, name: string): string {
  return text.split(`@@ ${name}\n`)[1]?.split('@@ ')[0] ?? ''
}

function neighbour(text: string, name: string): Said {
  return Object.values(JSON.parse(part(text, name)) as Record<string, Said>)[0] ?? assert.fail(name)
}

test('one prefix too many closes the sessions of FRR and BIRD, each family for itself; fewer and a reset open them again', {
  timeout: 300_000,
}, async t => {
  if (!requirement(t, 'namespaces') || !requirement(t, 'frr') || !requirement(t, 'bird')) return
  const [frr, bird] = [await limited('edge-1', 'vif-a', 'frr'), await limited('edge-2', 'vif-b', 'bird')]
  const routers = [frr.model, bird.model]
  const [four, six] = frr.model.neighbours
  assert.ok(four && six)
  const enable = bird.warnings.match(/`birdc (enable \w+)`/)?.[1] ?? assert.fail(bird.warnings)
  const { overLimit } = ROUTER_PLATFORMS.vyos
  const clear = overLimit && 'reset' in overLimit ? overLimit.reset(six) : assert.fail('VyOS has a command')
  const tells = (name: string, told: readonly string[]) =>
    writeTo(`/run/l/${name}.conf`, amazon(routers, ASN, { told, isAll: true }))
  const report = (name: string) => [
    `echo "@@ ${name} four"; ${VTYSH} 'show bgp neighbors ${four.peer} json'`,
    `echo "@@ ${name} six"; ${VTYSH} 'show bgp neighbors ${six.peer} json'`,
    `echo "@@ ${name} bird"; ${BIRDC} show protocols`,
  ]
  const said = await inNamespaces(
    [
      ...['edge-1', 'edge-2', `aws-${ASN}`].map(name => `ip netns add ${name}; ip -n ${name} link set lo up`),
      ...cables(routers, [ASN]),
      'ip link add eth0 netns edge-1 type veth peer name eth0 netns edge-2',
      ...ownInterfaces('edge-1', frr.files['interfaces.sh'] ?? ''),
      ...ownInterfaces('edge-2', bird.files['interfaces.sh'] ?? '').filter(line => !line.includes('aws')),
      tells(`${ASN}`, WITHIN),
      tells('over', OVER),
      startBird(`aws-${ASN}`, `${ASN}`),
      writeTo('/run/l/edge-2.conf', bird.files['bird.conf'] ?? ''),
      startBird('edge-2', 'edge-2'),
      "nsenter --net=/run/netns/edge-1 sh -eu <<'ROUTER'",
      startFrr('/run/l/edge-1', frr.files['frr.conf'] ?? ''),
      'ROUTER',
      until(
        [
          established(4),
          established(6),
          counted(`${VTYSH} 'show bfd peers'`, 'Status: up', 2),
          counted(`${BIRDC} show protocols`, 'BGP.*Established', 4),
        ].join(' && '),
      ),
      ...report('within'),
      `${AWS} 'configure "/run/l/over.conf"'`,
      until(
        `${counted(`${VTYSH} 'show bgp summary'`, 'PfxCt', 2)} && ${counted(`${BIRDC} show protocols`, 'Route limit exceeded', 2)}`,
      ),
      ...report('over'),
      `${AWS} 'configure "/run/l/${ASN}.conf"'`,
      // Nothing but what the texts say opens one again.
      `${BIRDC} ${enable}`,
      clear.replace('vtysh -c', VTYSH),
      until(`${established(6)} && ${counted(`${BIRDC} show protocols vif_b`, 'Established', 1)}`),
      ...report('reset'),
      'echo "@@ end"',
    ].join('\n'),
  )
  for (const [family, each] of [
    ['ipv4Unicast', neighbour(said, 'within four')],
    ['ipv6Unicast', neighbour(said, 'within six')],
  ] as const) {
    assert.equal(each.bgpState, 'Established')
    assert.equal(each.addressFamilyInfo[family]?.prefixAllowedMax, 1)
    assert.equal(each.addressFamilyInfo[family]?.prefixAllowedRestartIntervalMsecs, family === 'ipv4Unicast' ? 60_000 : undefined)
  }
  const [tried, closed] = [neighbour(said, 'over four'), neighbour(said, 'over six')]
  assert.deepEqual([tried.bgpState, tried.prefixesConfigExceedMax], ['Idle', true])
  assert.ok((tried.restartInTimerMsec ?? 0) > 0, 'it counts down to the next try')
  assert.deepEqual([closed.bgpState, closed.prefixesConfigExceedMax, closed.restartInTimerMsec], ['Idle', true, undefined])
  assert.equal(closed.reducePrefixNumAndClearIpBgp, true, 'somebody has to reset it')
  for (const session of [/^vif_b .* down .*Route limit exceeded/m, /^vif_b_v6 .* down .*Route limit exceeded/m]) {
    assert.match(part(said, 'over bird'), session)
  }
  assert.equal(neighbour(said, 'reset six').bgpState, 'Established')
  for (const session of [/^vif_b .*Established/m, /^vif_b_v6 .* down .*Route limit exceeded/m]) {
    assert.match(part(said, 'reset bird'), session)
  }
})
