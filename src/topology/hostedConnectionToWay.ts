import { parseBandwidth } from '../net/bandwidth.ts'
import { isLiveConnection } from '../resources/connection.ts'
import { neededLinks } from '../resources/lag.ts'
import { findPort } from '../resources/port.ts'
import type { Row } from '../resources/world.ts'
import type { Builder } from './builder.ts'
import { bundleOf, lagLight, lagMembers } from './lagToBundle.ts'
import { isOthers } from './maskedRows.ts'
import { patchOf } from './patchOf.ts'
import { customerElements, litBy, type PortElement, placeElements, portElements } from './portToElements.ts'
import type { Light } from './topology.ts'
import { addVirtualInterfacesOn, type Carrier } from './virtualInterfaceToLink.ts'

/**
 * Hosted connections: a VLAN at a policed rate on a partner's port. The partner carries it on to the customer's router,
 * so that light at either end says nothing to the other; what the port is made of can fail under it.
 */
export function addHostedConnections(build: Builder): void {
  for (const hosted of build.world.all('connection')) {
    if (hosted.body.role !== 'hosted' || !isLiveConnection(hosted.body)) continue
    const own = build.domain('connection', hosted.id, hosted.body.name)
    const parent = parentOf(build, hosted)
    build.light.set(hosted.id, { ...parent.light, ports: parent.light.ports.map(port => [own, ...port]) })
    const patched = patchOf(build, hosted.id)
    if (!patched || parent.light.ports.length < parent.light.needed) continue
    const through = patched.patch.carrier?.forwardsLossOfLight === true
    const aws = [{ component: own, awsLosesLight: true }, ...parent.elements]
    addVirtualInterfacesOn(build, hosted.id, {
      way: own,
      location: hosted.body.location,
      router: patched.router,
      elements: [
        ...aws.map(part => ({ ...part, customerLosesLight: through && part.awsLosesLight })),
        ...handOver(build, hosted, patched.router, patched.patch.carrier?.name),
      ],
      pipes: [{ name: hosted.id, bps: parseBandwidth(hosted.body.bandwidth) ?? 0 }, ...parent.pipes],
      ...(parent.bundle && { bundle: parent.bundle }),
    })
  }
}

interface Parent extends Pick<Carrier, 'pipes' | 'bundle'> {
  readonly elements: readonly Pick<PortElement, 'component' | 'awsLosesLight'>[]
  readonly light: Light
}

const DARK: Light = { ports: [], needed: 1 }

function parentOf(build: Builder, hosted: Row<'connection'>): Parent {
  const parent = findPort(build.world, hosted.body.parentId ?? '')
  if (parent === undefined) return unseen(build, hosted)
  // Of another account's port AWS tells whose it is, and nothing that its owner calls it.
  if (isOthers(parent.id)) build.domain('partner', parent.id, partnerName(hosted), parent.kind)
  return parent.kind === 'lag' ? onLag(build, parent) : onInterconnect(build, parent)
}

/** All that AWS tells of another account's port: whose it is, and where. */
function unseen(build: Builder, hosted: Row<'connection'>): Parent {
  const { parentId = hosted.id } = hosted.body
  const components = [build.domain('partner', parentId, partnerName(hosted)), ...placeElements(build, hosted)]
  const elements = components.map(component => ({ component, awsLosesLight: true }))
  return { elements, pipes: [], light: { ports: [components], needed: 1 } }
}

function partnerName({ id, body }: Row<'connection'>): string {
  return body.partnerName ?? body.parentId ?? id
}

function onInterconnect(build: Builder, parent: Row<'connection'>): Parent {
  const patched = patchOf(build, parent.id)
  if (!patched) return { elements: [], pipes: [], light: DARK }
  const elements = portElements(build, parent, patched.patch, patched.router)
  const pipes = [{ name: parent.id, bps: parseBandwidth(parent.body.bandwidth) ?? 0 }]
  return { elements, pipes, light: { ports: [litBy(elements)], needed: 1 } }
}

/** The partner's router runs LACP with AWS: the customer's own notices by its session that too few members are left. */
function onLag(build: Builder, lag: Row<'lag'>): Parent {
  const members = lagMembers(build, lag)
  const light = lagLight(lag, members)
  if (members.length < neededLinks(lag.body)) return { elements: [], pipes: [], light: DARK }
  return {
    elements: [],
    pipes: [],
    light,
    bundle: (amazonEnd, customerEnd) => bundleOf(build, lag, members, { amazonEnd, customerEnd, ends: [amazonEnd] }),
  }
}

/** From the partner to the customer's router. */
function handOver(
  build: Builder,
  hosted: Row<'connection'>,
  router: Row<'router'>,
  carrier: string | undefined,
): readonly PortElement[] {
  const components = [
    build.domain('cross-connect', hosted.id, hosted.body.name),
    ...(carrier === undefined ? [] : [build.domain('carrier', hosted.id, carrier)]),
    ...customerElements(build, router),
  ]
  return components.map(component => ({ component, awsLosesLight: false, customerLosesLight: true }))
}
