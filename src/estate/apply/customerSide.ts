import type { Estate } from '../estate.ts'
import { portOf } from '../port.ts'
import { ask, note, type Run } from './run.ts'
import { scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { NAME_TAG } from './tagged.ts'

/** Sites, their routers and hosts. */
export function* applySites(run: Run): Applying<void> {
  for (const [name, { place, at, prefixes, gateway, mtu, routers, hosts }] of Object.entries(run.estate.sites)) {
    const scope = scopeOf(run.estate, 'sites', name)
    const about = `sites.${name}`
    yield* put(run, scope, 'PutSite', about, { name, place, at, prefixes, gateway, mtu })
    for (const [router, said] of Object.entries(routers)) {
      yield* put(run, scope, 'PutRouter', `${about}.routers.${router}`, {
        name: router,
        site: name,
        ...routerInput(run.estate, router, said),
      })
    }
    for (const [host, address] of Object.entries(hosts)) {
      yield* put(run, scope, 'PutHost', `${about}.hosts.${host}`, { name: host, site: name, address })
    }
  }
}

/** Public services, which flows go to like to hosts. */
export function* applyServices(run: Run): Applying<void> {
  for (const [name, { service, region }] of Object.entries(run.estate.services)) {
    const scope = scopeOf(run.estate, 'services', name)
    const input = { name, service: { name: service, region: region ?? run.estate.region } }
    yield* put(run, { ...scope, region: run.estate.region }, 'PutHost', `services.${name}`, input)
  }
}

/** What has to get through, once both ends are there. */
export function* applyFlows(run: Run): Applying<void> {
  for (const [index, { name, from, to, single, mss, ...said }] of run.estate.flows.entries()) {
    const id = name ?? `${from}-to-${to}`
    const rates = {
      steadyBps: said.steady,
      peakBps: said.peak,
      back: said.back && { steadyBps: said.back.steady, peakBps: said.back.peak },
      packetBytes: said.packetSize,
      dfBytes: said.packets,
      monthlyBytes: said.monthly,
      monthlyBackBytes: said.monthlyBack,
    }
    yield* put(run, scopeOfHost(run.estate, from), 'PutFlow', `flows.${index}`, { id, from, to, single, mss, ...rates }, id)
  }
}

/** One PUT; the answer tells what it did. */
export function* put(
  run: Run,
  scope: CallScope,
  operation: string,
  about: string,
  input: Readonly<Record<string, unknown>>,
  name = String(input.name),
): Applying<void> {
  const call = { service: 'landbridge', operation, input: { ...input, tags: { [NAME_TAG]: name } }, about } as const
  const output = yield* ask<{ readonly change: 'created' | 'changed' | 'unchanged' }>(run, scope, call)
  if (!output) return
  note(run, about, output.change)
  run.ids.set(about, name)
  const router = (output as { readonly router?: { readonly publicAddress: string; readonly asn: number } }).router
  if (router) {
    run.facts.set(`${about}.publicAddress`, router.publicAddress)
    run.facts.set(`${about}.asn`, String(router.asn))
  }
}

type EstateRouter = Estate['sites'][string]['routers'][string]
type EstatePolicy = NonNullable<EstateRouter['neighbours']>[string]

function routerInput(
  estate: Estate,
  name: string,
  { hold, keepalive, advertisementInterval, uplink, neighbours, ...rest }: EstateRouter,
) {
  return {
    ...rest,
    holdSeconds: hold,
    keepaliveSeconds: keepalive,
    advertisementIntervalSeconds: advertisementInterval,
    uplinkBps: uplink,
    ownNeighbours: neighbours !== undefined,
    policies: policiesOf(estate, name, neighbours ?? {}),
    privateAddresses: privateAddressesOf(estate, name),
  }
}

/** Where its private-IP VPNs start, each address once. */
function privateAddressesOf({ vpnConnections }: Estate, router: string): string[] | undefined {
  const own = Object.values(vpnConnections).flatMap(vpn => (vpn.router === router && vpn.private ? [vpn.private.address] : []))
  return own.length === 0 ? undefined : [...new Set(own)]
}

/** What `neighbours` says, over what the virtual interfaces and VPNs say about the router's end of them. */
function policiesOf(estate: Estate, router: string, neighbours: Readonly<Record<string, EstatePolicy>>) {
  const interfaces = Object.entries(estate.virtualInterfaces)
    .filter(([, vif]) => portOf(estate, vif).router === router && vif.communities !== undefined)
    .map(([name, { communities }]) => [name, { communities }] as const)
  const vpns = Object.entries(estate.vpnConnections)
    .filter(([, vpn]) => vpn.router === router && vpn.distance !== undefined)
    .map(([name, { distance }]) => [name, { distance }] as const)
  const own = Object.entries(neighbours).map(
    ([name, { hold, keepalive, ...rest }]) => [name, { ...rest, holdSeconds: hold, keepaliveSeconds: keepalive }] as const,
  )
  const policies: Record<string, object> = {}
  for (const [name, policy] of [...interfaces, ...vpns, ...own]) policies[name] = { ...policies[name], ...policy }
  return policies
}

function scopeOfHost(estate: Estate, host: string): CallScope {
  const site = Object.keys(estate.sites).find(name => host in (estate.sites[name]?.hosts ?? {}))
  const vpc = Object.keys(estate.vpcs).find(name => host in (estate.vpcs[name]?.hosts ?? {})) ?? ''
  return { ...(site === undefined ? scopeOf(estate, 'vpcs', vpc) : scopeOf(estate, 'sites', site)), region: estate.region }
}
