import type { Lag } from '@aws-sdk/client-direct-connect'
import { membersOf } from '../../resources/lagMembers.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { billingMember } from './billingMember.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import { macSecMembers } from './macSecMembers.ts'
import { portAllowances } from './portAllowances.ts'
import type { PortAllowances } from './supplement.ts'
import { tagList } from './tagList.ts'

/** A LAG as every answer shows it, with its members as they are now. */
export function lagAnswer(context: Pick<Context, 'world' | 'observed' | 'quotas'>, row: Row<'lag'>): Lag & PortAllowances {
  const { id, account, region, body } = row
  const members = membersOf(context.world, id)
  const { portEncryptionStatus: _, ...macSec } = macSecMembers(context, row)
  return {
    connectionsBandwidth: body.bandwidth,
    numberOfConnections: members.length,
    lagId: id,
    ownerAccount: account,
    lagName: body.name,
    lagState: body.state,
    location: body.location,
    region,
    minimumLinks: body.minimumLinks,
    awsDevice: body.awsDevice,
    awsDeviceV2: body.awsDevice,
    awsLogicalDeviceId: body.awsLogicalDevice,
    connections: members.map(member => connectionAnswer(context, member)),
    allowsHostedConnections: body.allowsHostedConnections,
    jumboFrameCapable: true,
    hasLogicalRedundancy: 'unknown',
    ...portAllowances(context, row),
    ...billingMember(context.world, row),
    tags: tagList(body.tags),
    providerName: body.providerName,
    macSecCapable: body.macSecCapable,
    ...macSec,
  }
}
