import { billingModeOf, isDedicated } from './dedicatedPort.ts'
import { membersOf } from './lagMembers.ts'
import { findPort, isLivePort, type Port } from './port.ts'
import type { Row, World } from './world.ts'

/**
 * User Guide, "Flat-rate billing": two flat-rate ports of one resiliency group are a pair, and the second is free, when
 * they have the same speed and tier and are on different devices. A LAG counts as one port; a port is in one pair.
 */
function isPaired(world: World, port: Port): boolean {
  const id = (port.kind === 'connection' ? port.body.lagId : undefined) ?? port.id
  const [association] = [...world.referring('resiliencyGroupAssociation', id)].filter(isAssociated)
  return association !== undefined && pairedPorts(world, association.body.resiliencyGroupId).has(id)
}

/** The ports of a group that are one of two, by id; the first that fit each other are a pair. */
function pairedPorts(world: World, resiliencyGroupId: string): ReadonlySet<string> {
  const open: { readonly id: string; readonly device: string; readonly kind: string }[] = []
  const paired = new Set<string>()
  for (const row of world.referring('resiliencyGroupAssociation', resiliencyGroupId)) {
    const port = isAssociated(row) ? findPort(world, row.body.portId) : undefined
    const kind = port && isLivePort(port) ? flatRateKind(world, port) : undefined
    if (port === undefined || kind === undefined) continue
    const at = open.findIndex(other => other.kind === kind && other.device !== port.body.awsDevice)
    const [other] = at < 0 ? [] : open.splice(at, 1)
    if (other) for (const id of [other.id, port.id]) paired.add(id)
    else open.push({ id: port.id, device: port.body.awsDevice, kind })
  }
  return paired
}

/** What two ports must have in common; undefined for one without a flat rate. */
function flatRateKind(world: World, port: Port): string | undefined {
  const ports = port.kind === 'lag' ? membersOf(world, port.id) : [port]
  const modes = new Set(ports.filter(({ body }) => isDedicated(body)).map(({ body }) => billingModeOf(body)))
  const [mode, ...others] = modes
  if (mode === undefined || mode === 'PayAsYouGo' || others.length > 0) return undefined
  return `${mode} of ${ports.length} x ${port.body.bandwidth}`
}

function isAssociated({ body }: Row<'resiliencyGroupAssociation'>): boolean {
  return body.state === 'associated'
}

/** The mode as answers show it; undefined for ports that have none. */
export function shownBillingMode(world: World, port: Port): string | undefined {
  const member = port.kind === 'lag' ? membersOf(world, port.id)[0] : port
  if (member === undefined || !isDedicated(member.body)) return undefined
  const mode = billingModeOf(member.body)
  return mode !== 'PayAsYouGo' && isPaired(world, port) ? `PortPair${mode}` : mode
}
