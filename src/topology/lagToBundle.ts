import { parseBandwidth } from '../net/bandwidth.ts'
import { isLiveLag, neededLinks } from '../resources/lag.ts'
import { membersOf } from '../resources/lagMembers.ts'
import type { Row } from '../resources/world.ts'
import type { Bundle } from '../routing/network.ts'
import { LACP_TIMEOUT } from './awsPolicy.ts'
import type { Builder } from './builder.ts'
import { passesMacSec } from './macSecToElement.ts'
import { patchOf } from './patchOf.ts'
import { lightOf, linkElement, litBy, type PortElement, portElements } from './portToElements.ts'
import type { Light } from './topology.ts'
import { addVirtualInterfacesOn } from './virtualInterfaceToLink.ts'

/** A member that aggregates, and what lies between its port and the router. */
export interface LagMember {
  readonly connection: Row<'connection'>
  readonly router: Row<'router'>
  readonly port: readonly PortElement[]
}

/** LAGs: light on each member, and one link per virtual interface over all members together. */
export function addLags(build: Builder): void {
  for (const lag of build.world.all('lag')) {
    if (!isLiveLag(lag.body)) continue
    const members = lagMembers(build, lag)
    build.light.set(lag.id, lagLight(lag, members))
    if (members.length > 0 && members.every(({ connection }) => build.encrypted.has(connection.id))) build.encrypted.add(lag.id)
    const [first] = members
    if (!first || members.length < neededLinks(lag.body)) continue
    addVirtualInterfacesOn(build, lag.id, {
      way: `lag:${lag.id}`,
      location: lag.body.location,
      router: first.router,
      elements: [],
      pipes: [],
      bundle: (amazonEnd, customerEnd) =>
        bundleOf(build, lag, members, { amazonEnd, customerEnd, ends: [amazonEnd, customerEnd] }),
    })
  }
}

/** AWS sees light on a LAG while enough members have it. */
export function lagLight(lag: Row<'lag'>, members: readonly LagMember[]): Light {
  return { ports: members.map(({ port }) => litBy(port)), needed: neededLinks(lag.body) }
}

/**
 * The patched members that aggregate. LACP bundles links to one neighbour alone: members that are patched to another router
 * than most have light and carry nothing.
 */
export function lagMembers(build: Builder, lag: Row<'lag'>): readonly LagMember[] {
  const kind = lag.body.allowsHostedConnections ? 'partner' : 'lag'
  const whole = build.domain(kind, lag.id, lag.body.name, 'lag')
  const patched = membersOf(build.world, lag.id).flatMap(connection => {
    const patched = patchOf(build, connection.id)
    if (!patched) return []
    const port = portElements(build, connection, patched.patch, patched.router)
    build.light.set(connection.id, lightOf(port))
    const { customerLosesLight } = port[0] as PortElement
    return [
      { connection, router: patched.router, port: [...port, { component: whole, awsLosesLight: true, customerLosesLight }] },
    ]
  })
  const router = mostCommonRouter(patched)
  for (const { connection, router: other } of patched.filter(each => each.router.id !== router)) {
    build.remarks.add(
      `Connection ${connection.body.name} of LAG ${lag.body.name} is patched to router ${other.body.name} and the others are not: LACP leaves it out.`,
    )
  }
  return patched.filter(each => each.router.id === router && passesMacSec(build, each.connection, each.router))
}

/** The router with most of the members, the first one on a tie. */
function mostCommonRouter(members: readonly LagMember[]): string | undefined {
  const byRouter = [...Map.groupBy(members, ({ router }) => router.id)]
  return byRouter.reduce<(typeof byRouter)[number] | undefined>(
    (most, each) => (most === undefined || each[1].length > most[1].length ? each : most),
    undefined,
  )?.[0]
}

/** The members as ways of a link between these ends; `ends` are those that run LACP. */
export function bundleOf(
  build: Builder,
  lag: Row<'lag'>,
  members: readonly LagMember[],
  {
    amazonEnd,
    customerEnd,
    ends,
  }: { readonly amazonEnd: string; readonly customerEnd: string; readonly ends: readonly string[] },
): Bundle {
  const bps = parseBandwidth(lag.body.bandwidth) ?? 0
  return {
    members: members.map(
      ({
        connection: {
          id,
          body: { name },
        },
        port,
      }) => ({
        name: id,
        elements: port.map(part => linkElement(part, amazonEnd, customerEnd)),
        pipes: build.bothWays({ name: id, bps }, { name, kind: 'connection' }, amazonEnd, customerEnd),
      }),
    ),
    needed: neededLinks(lag.body),
    ends,
    timeout: LACP_TIMEOUT,
  }
}
