import { ask, demand, note, type Run } from './run.ts'
import { scopeKey, scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { NAME_TAG } from './tagged.ts'

interface Thing {
  readonly name?: string
  readonly id?: string
  readonly tags?: Readonly<Record<string, string>>
}

const KINDS = {
  sharedRisk: { list: 'ListSharedRisks', items: 'sharedRisks', remove: 'DeleteSharedRisk', key: 'name', section: 'sharedRisks' },
  flow: { list: 'ListFlows', items: 'flows', remove: 'DeleteFlow', key: 'id', section: 'flows' },
  host: { list: 'ListHosts', items: 'hosts', remove: 'DeleteHost', key: 'name', section: 'hosts' },
  router: { list: 'ListRouters', items: 'routers', remove: 'DeleteRouter', key: 'name', section: 'routers' },
  site: { list: 'ListSites', items: 'sites', remove: 'DeleteSite', key: 'name', section: 'sites' },
} as const

/** Flows, hosts, routers and sites that an estate made and this one does not name any more. */
export function* pruneCustomerSide(run: Run, scope: CallScope, kinds: readonly (keyof typeof KINDS)[]): Applying<void> {
  for (const kind of kinds) {
    const { list, items, remove, key, section } = KINDS[kind]
    const keep = namesOf(run, scope)[kind]
    const output = yield* demand<Record<string, readonly Thing[]>>(scope, {
      service: 'landbridge',
      operation: list,
      input: {},
      about: section,
    })
    for (const thing of output[items] ?? []) {
      const name = thing[key]
      if (name === undefined || thing.tags?.[NAME_TAG] === undefined || keep.includes(name)) continue
      const about = `${section}.${name}`
      if (yield* ask(run, scope, { service: 'landbridge', operation: remove, input: { [key]: name }, about }))
        note(run, about, 'deleted')
    }
  }
}

function namesOf({ estate }: Run, scope: CallScope): Record<keyof typeof KINDS, string[]> {
  const isHere = (section: 'sites' | 'vpcs' | 'services') => (name: string) =>
    scopeKey({ ...scopeOf(estate, section, name), region: scope.region }) === scopeKey(scope)
  const sites = Object.keys(estate.sites).filter(isHere('sites'))
  const vpcs = Object.keys(estate.vpcs).filter(isHere('vpcs'))
  const hosts = [...sites.map(name => estate.sites[name]!), ...vpcs.map(name => estate.vpcs[name]!)].flatMap(({ hosts }) =>
    Object.keys(hosts),
  )
  return {
    site: sites,
    router: sites.flatMap(name => Object.keys(estate.sites[name]!.routers)),
    host: [...hosts, ...Object.keys(estate.services).filter(isHere('services'))],
    // A shared risk whose members are of another account is kept there; here the name is enough.
    sharedRisk: Object.keys(estate.sharedRisks),
    flow: estate.flows.filter(({ from }) => hosts.includes(from)).map(({ name, from, to }) => name ?? `${from}-to-${to}`),
  }
}
