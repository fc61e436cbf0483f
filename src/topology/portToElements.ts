import type { CrossConnect } from '../resources/customerSide.ts'
import { findLocation } from '../resources/location.ts'
import type { Row } from '../resources/world.ts'
import type { DetectedBy, LinkElement } from '../routing/network.ts'
import type { Builder } from './builder.ts'
import type { DomainKind, Light } from './topology.ts'

/** A part of the way between AWS's port and the router, and which end loses light when it is cut. */
export interface PortElement {
  readonly component: string
  readonly awsLosesLight: boolean
  readonly customerLosesLight: boolean
}

/**
 * What lies between AWS and the router that a port is patched to. A direct patch carries loss of light to both ends. A
 * carrier's equipment in between keeps its lasers on towards the far end, unless it forwards the loss.
 */
export function portElements(
  build: Builder,
  connection: Row<'connection'>,
  patch: CrossConnect,
  router: Row<'router'>,
): PortElement[] {
  const { name } = connection.body
  const through = patch.carrier === undefined || patch.carrier.forwardsLossOfLight
  const aws = [
    build.domain(portKind(connection), connection.id, name, 'connection'),
    build.domain('cross-connect', connection.id, name),
    opticOf(build, connection, 'aws'),
    ...placeElements(build, connection),
  ]
  return [
    ...aws.map(component => ({ component, awsLosesLight: true, customerLosesLight: through })),
    ...(patch.carrier
      ? [
          {
            component: build.domain('carrier', connection.id, patch.carrier.name),
            awsLosesLight: through,
            customerLosesLight: through,
          },
        ]
      : []),
    ...[opticOf(build, connection, 'router'), ...customerElements(build, router)].map(component => ({
      component,
      awsLosesLight: through,
      customerLosesLight: true,
    })),
  ]
}

function opticOf(build: Builder, { id, body }: Row<'connection'>, end: 'aws' | 'router'): string {
  return build.domain('optic', `${id}/${end}`, body.name)
}

/** The AWS device and the building that a port is in. */
export function placeElements(build: Builder, { body }: Row<'connection'>): readonly string[] {
  // Several meet-me rooms have codes of their own and burn together.
  const building = findLocation(body.location)?.code ?? body.location
  return [build.domain('device', body.awsDevice, body.awsDevice), build.domain('location', building.toUpperCase(), building)]
}

/** The router and its site. */
export function customerElements(build: Builder, router: Row<'router'>): readonly string[] {
  const site = build.world.get('site', router.body.siteId)
  return [
    build.domain('router', router.id, router.body.name),
    build.domain('site', router.body.siteId, site?.body.name ?? router.body.siteId),
  ]
}

function portKind({ body }: Row<'connection'>): DomainKind {
  if (body.role === 'interconnect') return 'partner'
  return body.lagId === undefined ? 'connection' : 'member'
}

/** AWS sees light while nothing is cut that takes it away. */
export function lightOf(port: readonly PortElement[]): Light {
  return { ports: [litBy(port)], needed: 1 }
}

/** The parts that must be whole for AWS to see light. */
export function litBy(port: readonly PortElement[]): readonly string[] {
  return port.filter(part => part.awsLosesLight).map(part => part.component)
}

/** The element of a link between these ends. */
export function linkElement(part: PortElement, amazonEnd: string, customerEnd: string): LinkElement {
  const seen: Record<string, DetectedBy> = {}
  if (part.awsLosesLight) seen[amazonEnd] = 'carrier'
  if (part.customerLosesLight) seen[customerEnd] = 'carrier'
  return { component: part.component, cutSeenBy: seen }
}
