import { parseInterfaceAddress } from '../../../net/prefix.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { TransitGatewayRoute } from '../../../resources/transitGateway.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { required } from '../nouns.ts'
import { routableSide } from './attachmentLookup.ts'
import { sideOn } from './attachmentSide.ts'

interface Target {
  readonly TransitGatewayAttachmentId?: string | undefined
  readonly Blackhole?: boolean | undefined
}

/** Where a static route or a prefix list leads: exactly one of an attachment and nowhere. */
export function routeTarget(context: Context, table: Row<'transitGatewayRouteTable'>, input: Target): string | undefined {
  const { TransitGatewayAttachmentId: id, Blackhole: isBlackhole = false } = input
  if (isBlackhole && id !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The parameters TransitGatewayAttachmentId and Blackhole cannot be used together.',
    )
  }
  if (isBlackhole) return undefined
  if (id === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter TransitGatewayAttachmentId or Blackhole')
  }
  return routableSide(context, id, table.body.transitGatewayId).row.id
}

/** The block in canonical form, of either family. */
export function routeDestination(text: string | undefined): string {
  const block = parseInterfaceAddress(required(text, 'DestinationCidrBlock'))?.prefix
  if (block !== undefined) return block.text
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${text}) for parameter DestinationCidrBlock is invalid. This is not a valid CIDR block.`,
  )
}

/** The id of a static route's or a prefix list reference's row. */
export function routeRowId(routeTableId: string, destination: string): string {
  return `${routeTableId}|${destination}`
}

/** An attachment as a route of the table shows it; an ended one is still named. */
export function routeAttachment({ world }: Context, transitGatewayId: string, id: string) {
  const row = world.get('transitGatewayAttachment', id)
  const side = row && sideOn(row, transitGatewayId)
  return { TransitGatewayAttachmentId: id, ResourceId: side?.resourceId, ResourceType: row?.body.type }
}

/**
 * A static route as it is ordered: whether it carries packets the network decides, which SearchTransitGatewayRoutes
 * shows. A blackhole needs nobody's decision.
 */
export function orderedRouteShape(
  context: Context,
  transitGatewayId: string,
  { destination, attachmentId }: TransitGatewayRoute,
) {
  return {
    DestinationCidrBlock: destination,
    Type: 'static' as const,
    State: attachmentId === undefined ? ('blackhole' as const) : ('pending' as const),
    TransitGatewayAttachments: attachmentId === undefined ? [] : [routeAttachment(context, transitGatewayId, attachmentId)],
  }
}
