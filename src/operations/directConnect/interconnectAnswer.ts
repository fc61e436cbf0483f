import type { Interconnect, InterconnectState } from '@aws-sdk/client-direct-connect'
import type { Connection } from '../../resources/connection.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { macSecMembers } from './macSecMembers.ts'
import { tagList } from './tagList.ts'

/** An interconnect as every answer shows it. */
export function interconnectAnswer(context: Pick<Context, 'world' | 'observed'>, row: Row<'connection'>): Interconnect {
  const { id, region, body } = row
  return {
    interconnectId: id,
    interconnectName: body.name,
    interconnectState: interconnectState(body.state),
    region,
    location: body.location,
    bandwidth: body.bandwidth,
    loaIssueTime: body.loaIssueTime === undefined ? undefined : new Date(body.loaIssueTime),
    lagId: body.lagId,
    awsDevice: body.awsDevice,
    awsDeviceV2: body.awsDevice,
    awsLogicalDeviceId: body.awsLogicalDevice,
    jumboFrameCapable: true,
    hasLogicalRedundancy: 'unknown',
    tags: tagList(body.tags),
    providerName: body.providerName,
    macSecCapable: body.macSecCapable,
    ...macSecMembers(context, row),
  }
}

/** The states that an interconnect can be in: nobody has to confirm one. */
export function interconnectState(state: Connection['state']): InterconnectState {
  return state === 'ordering' || state === 'rejected' ? 'unknown' : state
}
