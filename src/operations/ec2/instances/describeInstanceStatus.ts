import type { InstanceStatus } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { stateShape } from './instanceState.ts'

const FILTERS: Filters<InstanceStatus> = {
  'availability-zone': one => [one.AvailabilityZone],
  'instance-state-code': one => [one.InstanceState?.Code],
  'instance-state-name': one => [one.InstanceState?.Name],
  'instance-status.status': one => [one.InstanceStatus?.Status],
  'instance-status.reachability': one => one.InstanceStatus?.Details?.map(detail => detail.Status) ?? [],
  'system-status.status': one => [one.SystemStatus?.Status],
  'system-status.reachability': one => one.SystemStatus?.Details?.map(detail => detail.Status) ?? [],
}

/** Of running instances, or of all with `IncludeAllInstances`. */
export const describeInstanceStatus: Ec2Operation<'DescribeInstanceStatus'> = (context, input) => {
  const rows = ownedRows(context, 'instance', input.InstanceIds).filter(
    ({ body }) => input.IncludeAllInstances || body.state === 'running',
  )
  const statuses = rows.map(({ id, body }): InstanceStatus => {
    const subnet = context.world.get('subnet', body.subnetId)?.body
    const summary =
      body.state === 'running'
        ? { Status: 'ok' as const, Details: [{ Name: 'reachability' as const, Status: 'passed' as const }] }
        : { Status: 'not-applicable' as const, Details: [] }
    return {
      InstanceId: id,
      AvailabilityZone: subnet?.availabilityZone,
      AvailabilityZoneId: subnet?.availabilityZoneId,
      InstanceState: stateShape(body.state),
      InstanceStatus: summary,
      SystemStatus: summary,
      Events: [],
    }
  })
  const { items, ...rest } = page(filtered(statuses, input.Filters, FILTERS), input, input.InstanceIds)
  return { InstanceStatuses: items, ...rest }
}
