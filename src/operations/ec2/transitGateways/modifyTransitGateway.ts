import type { ModifyTransitGatewayOptions } from '@aws-sdk/client-ec2'
import { parseAddress } from '../../../net/address.ts'
import { holds, parsePrefix } from '../../../net/prefix.ts'
import { amazonSideAsn } from '../../../resources/gatewayRules.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { TransitGateway } from '../../../resources/transitGateway.ts'
import { transitGatewayAddressesTaken, transitGatewayCidrs } from '../../../resources/transitGatewayCidrs.ts'
import { isUndeletedAttachment } from '../../../resources/undeletedAttachments.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { given, parseOnOff } from './onOff.ts'
import { ownAvailableRouteTable, ownAvailableTransitGateway } from './transitGatewayLookup.ts'
import { transitGatewayShape } from './transitGatewayShape.ts'

/** Attachments keep the route tables that they have; other defaults are for those that come later. */
export const modifyTransitGateway: Ec2Operation<'ModifyTransitGateway'> = (context, input) => {
  const { world, caller, nowMs, leadTimes } = context
  const gateway = ownAvailableTransitGateway(context, input.TransitGatewayId)
  const options = input.Options ?? {}
  if (options.EncryptionSupport === 'enable') {
    throw new AwsError('UnsupportedOperation', 'EncryptionSupport of transit gateways is not built in Landbridge; leave it out.')
  }
  const changed: TransitGateway = {
    ...gateway.body,
    ...given({
      description: input.Description,
      amazonSideAsn: changedAsn(context, gateway, options.AmazonSideAsn),
      autoAcceptSharedAttachments: parseOnOff(options.AutoAcceptSharedAttachments, 'AutoAcceptSharedAttachments'),
      vpnEcmpSupport: parseOnOff(options.VpnEcmpSupport, 'VpnEcmpSupport'),
      dnsSupport: parseOnOff(options.DnsSupport, 'DnsSupport'),
      securityGroupReferencingSupport: parseOnOff(options.SecurityGroupReferencingSupport, 'SecurityGroupReferencingSupport'),
    }),
    cidrBlocks: changedCidrs(context, gateway, options),
    state: 'modifying',
  }
  const body = withPropagationDefault(context, withAssociationDefault(context, changed, gateway.id, options), gateway.id, options)
  const row = world.put('transitGateway', gateway.id, gateway, body, { dueAt: nowMs + leadTimes.provisioning })
  for (const table of [...world.referring('transitGatewayRouteTable', gateway.id)]) {
    const defaultAssociation = body.associationDefaultRouteTableId === table.id
    const defaultPropagation = body.propagationDefaultRouteTableId === table.id
    if (table.body.defaultAssociation === defaultAssociation && table.body.defaultPropagation === defaultPropagation) continue
    world.update('transitGatewayRouteTable', table.id, { defaultAssociation, defaultPropagation })
  }
  return { TransitGateway: transitGatewayShape(row, caller) }
}

function withAssociationDefault(
  context: Context,
  body: TransitGateway,
  gatewayId: string,
  { DefaultRouteTableAssociation, AssociationDefaultRouteTableId: id }: ModifyTransitGatewayOptions,
): TransitGateway {
  const isOn = parseOnOff(DefaultRouteTableAssociation, 'DefaultRouteTableAssociation') ?? body.defaultRouteTableAssociation
  const { associationDefaultRouteTableId: before, ...rest } = body
  const table = isOn ? defaultTable(context, id ?? before, gatewayId, 'AssociationDefaultRouteTableId') : undefined
  return { ...rest, defaultRouteTableAssociation: isOn, ...(table && { associationDefaultRouteTableId: table }) }
}

function withPropagationDefault(
  context: Context,
  body: TransitGateway,
  gatewayId: string,
  { DefaultRouteTablePropagation, PropagationDefaultRouteTableId: id }: ModifyTransitGatewayOptions,
): TransitGateway {
  const isOn = parseOnOff(DefaultRouteTablePropagation, 'DefaultRouteTablePropagation') ?? body.defaultRouteTablePropagation
  const { propagationDefaultRouteTableId: before, ...rest } = body
  const table = isOn ? defaultTable(context, id ?? before, gatewayId, 'PropagationDefaultRouteTableId') : undefined
  return { ...rest, defaultRouteTablePropagation: isOn, ...(table && { propagationDefaultRouteTableId: table }) }
}

function defaultTable(context: Context, id: string | undefined, gatewayId: string, parameter: string): string {
  if (id === undefined) {
    throw new AwsError('MissingParameter', `The request must contain the parameter ${parameter} to turn the default on.`)
  }
  const table = ownAvailableRouteTable(context, id)
  if (table.body.transitGatewayId === gatewayId) return table.id
  throw new AwsError(
    'InvalidParameterCombination',
    `The route table ${id} is of ${table.body.transitGatewayId}; a default of ${gatewayId} must be one of its own.`,
  )
}

/** API Reference, `ModifyTransitGatewayOptions`: only while nothing speaks BGP with it. */
function changedAsn({ world }: Context, { id, body }: Row<'transitGateway'>, asn: number | undefined): number | undefined {
  if (asn === undefined || asn === body.amazonSideAsn) return undefined
  const speaker = [...world.referring('transitGatewayAttachment', id)].find(
    row => isUndeletedAttachment(row.body) && row.body.type !== 'vpc' && row.body.type !== 'peering',
  )
  if (speaker === undefined) return amazonSideAsn(asn)
  throw new AwsError('IncorrectState', `${id} has the attachment ${speaker.id} with BGP; delete it before another ASN is given.`)
}

function changedCidrs(
  { world, quotas }: Context,
  gateway: Row<'transitGateway'>,
  options: ModifyTransitGatewayOptions,
): string[] {
  const removed = transitGatewayCidrs(options.RemoveTransitGatewayCidrBlocks ?? [], quotas)
  for (const text of removed) {
    if (!gateway.body.cidrBlocks.includes(text)) {
      throw new AwsError('InvalidParameterValue', `The CIDR block ${text} is none of ${gateway.id}.`)
    }
    const block = parsePrefix(text)!
    const inUse = [...transitGatewayAddressesTaken(world, gateway.id)].find(address => holds(block, parseAddress(address)!))
    if (inUse !== undefined) {
      throw new AwsError(
        'IncorrectState',
        `The CIDR block ${text} of ${gateway.id} is in use: ${inUse} is the address of a tunnel.`,
      )
    }
  }
  const kept = gateway.body.cidrBlocks.filter(text => !removed.includes(text))
  return transitGatewayCidrs([...kept, ...(options.AddTransitGatewayCidrBlocks ?? [])], quotas)
}
