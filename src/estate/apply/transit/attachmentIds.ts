import { attachmentsOf, type EstateAttachment } from '../../attachments.ts'
import { demand, type Run, settle } from '../run.ts'
import type { Applying, CallScope } from '../step.ts'
import type { AwsTransitAttachment } from './transitListings.ts'

const TYPES = {
  vpcs: 'vpc',
  directConnectGateways: 'direct-connect-gateway',
  vpnConnections: 'vpn',
  connectPeers: 'connect',
  transitGatewayPeerings: 'peering',
} as const satisfies Record<EstateAttachment['section'], string>

/** The attachments of a transit gateway by their names in the file, as AWS shows them now; those that were left out are not there. */
export function* attachmentsByName(run: Run, scope: CallScope, gateway: string): Applying<Map<string, AwsTransitAttachment>> {
  const about = `transitGateways.${gateway}`
  const look = () => seen(run, scope, gateway)
  const isReady = (all: Map<string, AwsTransitAttachment>) => [...all.values()].every(({ State }) => State !== 'pending')
  const wait = { what: 'transit gateway attachments available', about }
  return (yield* settle(run, wait, yield* look(), isReady, look)) ?? new Map<string, AwsTransitAttachment>()
}

function* seen(run: Run, scope: CallScope, gateway: string): Applying<Map<string, AwsTransitAttachment>> {
  const id = run.ids.get(`transitGateways.${gateway}`) ?? ''
  const all = yield* liveAttachments(scope, id, `transitGateways.${gateway}`)
  return new Map(
    attachmentsOf(run.estate, gateway).flatMap(attachment => {
      const found = all.find(each => isIt(run, gateway, attachment, each))
      if (!found) return []
      run.called.set(found.TransitGatewayAttachmentId, `${attachment.name} of ${gateway}`)
      return [[attachment.name, found]]
    }),
  )
}

/** Where the id of the Connect attachment of a Connect peer is noted: several of them ride on one and the same transport. */
export function connectAttachmentPath(peer: string): string {
  return `connectPeers.${peer}.attachment`
}

function isIt(run: Run, gateway: string, attachment: EstateAttachment, seen: AwsTransitAttachment): boolean {
  if (seen.ResourceType !== TYPES[attachment.section]) return false
  return attachment.section === 'connectPeers'
    ? seen.TransitGatewayAttachmentId === run.ids.get(connectAttachmentPath(attachment.name))
    : seen.ResourceId === resourceIdOf(run, gateway, attachment)
}

/** Of a peering: the transit gateway at its other end. */
function resourceIdOf(run: Run, gateway: string, { section, name }: EstateAttachment): string | undefined {
  if (section !== 'transitGatewayPeerings') return run.ids.get(`${section}.${name}`)
  const other = run.estate.transitGatewayPeerings[name]?.between.find(end => end !== gateway)
  return run.ids.get(`transitGateways.${other}`)
}

/** What is attached to a transit gateway and not about to go. */
function* liveAttachments(scope: CallScope, id: string, about: string): Applying<AwsTransitAttachment[]> {
  const input = { Filters: [{ Name: 'transit-gateway-id', Values: [id] }] }
  const call = { service: 'ec2', operation: 'DescribeTransitGatewayAttachments', input, about } as const
  const output = yield* demand<{ TransitGatewayAttachments?: AwsTransitAttachment[] }>(scope, call)
  const all = output.TransitGatewayAttachments ?? []
  return all.filter(
    ({ State, TransitGatewayId }) => TransitGatewayId === id && !['deleting', 'deleted', 'rejected', 'failed'].includes(State),
  )
}
