import type { Draft, Row, World } from '../../resources/world.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Candidate } from './candidate.ts'
import { portCandidates } from './portCandidates.ts'
import { vpnCandidates } from './vpnCandidates.ts'

/** A small set of what engineers would try first, none of it twice. Whether any of them helps is for a drill to say. */
export function candidatesFor(world: World, topology: Topology): readonly Candidate[] {
  const all = [...routerChanges(world), ...vpnCandidates(world, topology), ...portCandidates(world)]
  const first = new Map(all.toReversed().map(each => [each.key, each]))
  return all.filter(each => first.get(each.key) === each)
}

type RouterBody = Row<'router'>['body']

function routerChanges(world: World): readonly Candidate[] {
  const vpns = [...world.all('vpnConnection')].length > 0
  return [
    onRouters(
      world,
      ({ bfd, policies }) => !bfd || Object.values(policies).some(policy => policy.bfd === false),
      ['BFD', 'Turn BFD on'],
      body => ({
        bfd: body.bfd || true,
        policies: without(body, ['bfd']),
      }),
    ),
    onRouters(
      world,
      ({ gracefulRestart }) => gracefulRestart,
      ['graceful restart', 'Turn graceful restart off'],
      () => ({ gracefulRestart: false }),
    ),
    onRouters(
      world,
      ({ vpnEcmp }) => vpns && !vpnEcmp,
      ['ECMP over tunnels', 'Use both tunnels of each VPN at once (ECMP)'],
      () => ({ vpnEcmp: true }),
    ),
    onRouters(
      world,
      ({ policies }) => Object.values(policies).some(each => PREFERENCES.some(member => each[member] !== undefined)),
      ['preferences', 'Take the preferences of single neighbours away, so that equal ways share the load'],
      body => ({ policies: without(body, PREFERENCES) }),
    ),
  ].flat()
}

const PREFERENCES = ['localPreference', 'prepend', 'med', 'communities', 'distance'] as const

function without({ policies }: RouterBody, members: readonly string[]): RouterBody['policies'] {
  return Object.fromEntries(
    Object.entries(policies).map(([name, policy]) => [
      name,
      Object.fromEntries(Object.entries(policy).filter(([member]) => !members.includes(member))),
    ]),
  )
}

function onRouters(
  world: World,
  isMeant: (body: RouterBody) => boolean,
  [kind, what]: readonly [kind: string, what: string],
  change: (body: RouterBody) => Partial<RouterBody>,
): Candidate[] {
  const routers = [...world.all('router')].filter(({ body }) => isMeant(body))
  if (routers.length === 0) return []
  const make = (draft: Draft) => {
    for (const { id, body } of routers) draft.update('router', id, change(body))
  }
  const sentence = `${what} on ${routers.map(({ body }) => body.name).join(', ')}.`
  return [{ costs: 'configuration', change: sentence, kind, key: sentence, bps: 0, needsRouter: false, make }]
}
