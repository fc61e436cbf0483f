import type { Connection } from '@aws-sdk/client-direct-connect'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { billingMember } from './billingMember.ts'
import { macSecMembers } from './macSecMembers.ts'
import { portAllowances } from './portAllowances.ts'
import type { PortAllowances } from './supplement.ts'
import { tagList } from './tagList.ts'

/** A connection as every answer shows it. */
export function connectionAnswer(
  context: Pick<Context, 'world' | 'observed' | 'quotas'>,
  row: Row<'connection'>,
): Connection & PortAllowances {
  const { id, account, region, body } = row
  return {
    ownerAccount: account,
    connectionId: id,
    connectionName: body.name,
    connectionState: body.state,
    region,
    location: body.location,
    bandwidth: body.bandwidth,
    vlan: body.vlan,
    partnerName: body.partnerName,
    providerName: body.providerName,
    loaIssueTime: body.loaIssueTime === undefined ? undefined : new Date(body.loaIssueTime),
    lagId: body.lagId ?? lagOfParent(body.parentId),
    awsDevice: body.awsDevice,
    awsDeviceV2: body.awsDevice,
    awsLogicalDeviceId: body.awsLogicalDevice,
    jumboFrameCapable: true,
    // What AWS answers for ports it gives no promise about: a second peer of one family is not accepted on them.
    hasLogicalRedundancy: 'unknown',
    macSecCapable: body.macSecCapable,
    ...macSecMembers(context, row),
    ...(body.partnerInterconnectMacSecCapable !== undefined && {
      partnerInterconnectMacSecCapable: body.partnerInterconnectMacSecCapable,
    }),
    ...portAllowances(context, row),
    ...billingMember(context.world, row),
    tags: tagList(body.tags),
  }
}

/** A hosted connection on a partner's LAG names the LAG. */
function lagOfParent(parentId: string | undefined): string | undefined {
  return parentId?.startsWith('dxlag-') ? parentId : undefined
}
