import type { TransitGatewayRoute } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../resources/refusal.ts'
import { ROUTE_EXPORTS_KEPT, type RouteExport } from '../../../resources/routeExport.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live, required } from '../nouns.ts'
import { foundRoutes } from './foundRoutes.ts'

/** S3 guide, "Bucket naming rules": what no bucket is called cannot be written to. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

/** Answers where AWS would have written the file; here `GET /landbridge/v1/exports/{id}` has it. */
export const exportTransitGatewayRoutes: Ec2Operation<'ExportTransitGatewayRoutes'> = (context, input) => {
  const { world, caller, nowMs } = context
  const table = live(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableId)
  const bucket = required(input.S3Bucket, 'S3Bucket')
  if (!BUCKET.test(bucket)) {
    const message = `Value (${bucket}) for parameter S3Bucket is invalid. A bucket's name has 3 to 63 lowercase letters, digits, full stops and hyphens.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const filters = input.Filters ?? []
  const id = freeId(context, table.id, nowMs)
  const body: RouteExport = {
    location: `s3://${bucket}/VPCTransitGateway/${id}`,
    routeTableId: table.id,
    exportedAt: nowMs,
    filter: filters.map(({ Name = '', Values = [] }) => ({ name: Name, values: Values })),
    routes: foundRoutes(context, table, filters).map(exported),
  }
  world.put('routeExport', id, caller, body)
  const kept = [...world.within('routeExport', caller)]
  for (const oldest of kept.slice(0, Math.max(0, kept.length - ROUTE_EXPORTS_KEPT))) world.remove('routeExport', oldest.id)
  return { S3Location: body.location }
}

/** `TABLE_TIMESTAMP`; of two in the same millisecond the second has the next one. */
function freeId(context: Context, routeTableId: string, ms: number): string {
  const id = `${routeTableId}_${ms}`
  return context.world.get('routeExport', id) ? freeId(context, routeTableId, ms + 1) : id
}

function exported(route: TransitGatewayRoute): RouteExport['routes'][number] {
  return {
    destinationCidrBlock: route.DestinationCidrBlock ?? '',
    transitGatewayAttachments: (route.TransitGatewayAttachments ?? []).map(attachment => ({
      resourceId: attachment.ResourceId ?? '',
      transitGatewayAttachmentId: attachment.TransitGatewayAttachmentId ?? '',
      resourceType: attachment.ResourceType ?? '',
    })),
    ...(route.PrefixListId === undefined ? {} : { prefixListId: route.PrefixListId }),
    type: route.Type ?? '',
    state: route.State ?? '',
  }
}
