import type { Estate } from '../estate.ts'
import { portOf } from '../port.ts'
import { ask, leftOut, note, type Run } from './run.ts'
import { scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { NAME_TAG } from './tagged.ts'

/** Sites, their routers and hosts. */
export function* applySites(run: Run): Applying<void> {
  const said = saidOfRouters(run.estate)
  for (const [name, { place, at, prefixes, gateway, mtu, routers, hosts }] of Object.entries(run.estate.sites)) {
    const scope = scopeOf(run.estate, 'sites', name)
    const about = `sites.${name}`
    yield* put(run, scope, 'PutSite', about, { name, place, at, prefixes, gateway, mtu })
    for (const [router, own] of Object.entries(routers)) {
      yield* put(run, scope, 'PutRouter', `${about}.routers.${router}`, {
        name: router,
        site: name,
        ...routerInput(own, said(router)),
      })
    }
    for (const [host, address] of Object.entries(hosts)) {
      yield* put(run, scope, 'PutHost', `${about}.hosts.${host}`, { name: host, site: name, address })
    }
  }
}

/** Public services, which flows go to like to hosts. */
export function* applyServices(run: Run): Applying<void> {
  for (const [name, { service, region, addressFamily }] of Object.entries(run.estate.services)) {
    const scope = scopeOf(run.estate, 'services', name)
    const said = { name: service, region: region ?? run.estate.region }
    const input = { name, service: addressFamily === undefined ? said : { ...said, addressFamily } }
    yield* put(run, { ...scope, region: run.estate.region }, 'PutHost', `services.${name}`, input)
  }
}

/** What has to get through, once both ends are there. */
export function* applyFlows(run: Run): Applying<void> {
  const scopeOfHost = scopesOfHosts(run.estate)
  const hosts = Object.entries(run.estate.vpcs).flatMap(([vpc, { hosts }]) =>
    Object.keys(hosts).map(host => [host, vpc] as const),
  )
  const vpcOf = new Map(hosts)
  const isLost = (host: string) => vpcOf.has(host) && !run.ids.has(`vpcs.${vpcOf.get(host)}`)
  for (const [index, { name, from, to, single, mss, ...said }] of run.estate.flows.entries()) {
    const lost = [from, to].find(host => isLost(host))
    if (lost !== undefined) {
      leftOut(run, `flows.${index}`, `vpcs.${vpcOf.get(lost)}`)
      continue
    }
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
    yield* put(run, scopeOfHost(from), 'PutFlow', `flows.${index}`, { id, from, to, single, mss, ...rates }, id)
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
  const router = (output as { readonly router?: PutRouter }).router
  if (router) {
    if (router.publicIpv6Address !== undefined) run.facts.set(`${about}.publicIpv6Address`, router.publicIpv6Address)
    run.facts.set(`${about}.publicAddress`, router.publicAddress)
    run.facts.set(`${about}.asn`, String(router.asn))
  }
}

interface PutRouter {
  readonly publicAddress: string
  readonly publicIpv6Address?: string
  readonly asn: number
}

type EstateRouter = Estate['sites'][string]['routers'][string]
type EstatePolicy = NonNullable<EstateRouter['neighbours']>[string]

function routerInput(
  { hold, keepalive, advertisementInterval, uplink, neighbours, ...rest }: EstateRouter,
  { policies, privateAddresses }: SaidOfRouter,
) {
  return {
    ...rest,
    holdSeconds: hold,
    keepaliveSeconds: keepalive,
    advertisementIntervalSeconds: advertisementInterval,
    uplinkBps: uplink,
    ownNeighbours: neighbours !== undefined,
    policies: policiesOf(policies, neighbours ?? {}),
    privateAddresses: privateAddresses.length === 0 ? undefined : privateAddresses,
  }
}

/** What virtual interfaces and VPNs say about the router at their end. */
interface SaidOfRouter {
  readonly policies: readonly (readonly [name: string, policy: object])[]
  /** Where its private-IP VPNs and Connect peers start, each address once. */
  readonly privateAddresses: readonly string[]
}

/** By router; the file is looked through once. */
function saidOfRouters(estate: Estate): (router: string) => SaidOfRouter {
  const interfaces = Map.groupBy(Object.entries(estate.virtualInterfaces), ([, vif]) => portOf(estate, vif).router)
  const vpns = Map.groupBy(Object.entries(estate.vpnConnections), ([, vpn]) => vpn.router)
  const connects = Map.groupBy(Object.values(estate.connectPeers), ({ router }) => router)
  return router => {
    const [ownInterfaces, ownVpns] = [interfaces.get(router) ?? [], vpns.get(router) ?? []]
    return {
      policies: [
        ...ownInterfaces.flatMap(([name, { communities }]) =>
          communities === undefined ? [] : [[name, { communities }] as const],
        ),
        ...ownVpns.flatMap(([name, { distance }]) => (distance === undefined ? [] : [[name, { distance }] as const])),
      ],
      privateAddresses: [
        ...new Set([
          ...ownVpns.flatMap(([, vpn]) => vpn.private?.address ?? []),
          ...(connects.get(router) ?? []).map(({ address }) => address),
        ]),
      ],
    }
  }
}

/** What `neighbours` says, over what the virtual interfaces and VPNs say about the router's end of them. */
function policiesOf(said: SaidOfRouter['policies'], neighbours: Readonly<Record<string, EstatePolicy>>) {
  const own = Object.entries(neighbours).map(
    ([name, { hold, keepalive, restartAfterLimit, ...rest }]) =>
      [name, { ...rest, holdSeconds: hold, keepaliveSeconds: keepalive, restartAfterLimitSeconds: restartAfterLimit }] as const,
  )
  const policies: Record<string, object> = {}
  for (const [name, policy] of [...said, ...own]) policies[name] = { ...policies[name], ...policy }
  return policies
}

/** By host: the account of its site or VPC, and the Region of the file. */
function scopesOfHosts(estate: Estate): (host: string) => CallScope {
  const places = new Map<string, CallScope>()
  for (const section of ['sites', 'vpcs'] as const) {
    for (const [name, { hosts }] of Object.entries(estate[section])) {
      for (const host of Object.keys(hosts)) if (!places.has(host)) places.set(host, scopeOf(estate, section, name))
    }
  }
  return host => ({ ...(places.get(host) ?? scopeOf(estate, 'vpcs', '')), region: estate.region })
}
