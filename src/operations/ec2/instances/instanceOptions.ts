import type { InstanceSettings } from '../../../resources/endPoints.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned, ownedRows, required } from '../nouns.ts'
import { page } from '../page.ts'
import { instanceShape } from './instanceShape.ts'
import { instanceTypeFacts } from './instanceTypes.ts'
import { metadataSettings } from './launchOrder.ts'

export const monitorInstances: Ec2Operation<'MonitorInstances'> = (context, input) => monitor(context, input.InstanceIds, true)

export const unmonitorInstances: Ec2Operation<'UnmonitorInstances'> = (context, input) =>
  monitor(context, input.InstanceIds, false)

function monitor(context: Context, ids: readonly string[] | undefined, monitoring: boolean) {
  const rows = required(ids, 'InstanceId').map(id => owned(context, 'instance', id))
  for (const row of rows) setOptions(context, row, { monitoring })
  const State = monitoring ? ('enabled' as const) : ('disabled' as const)
  return { InstanceMonitorings: rows.map(({ id }) => ({ InstanceId: id, Monitoring: { State } })) }
}

export const modifyInstanceMetadataOptions: Ec2Operation<'ModifyInstanceMetadataOptions'> = (context, input) => {
  const row = owned(context, 'instance', input.InstanceId)
  const changed = setOptions(context, row, metadataSettings(input))
  return { InstanceId: row.id, InstanceMetadataOptions: instanceShape(context, changed).MetadataOptions }
}

/** EC2 guide, "Burstable performance instances": T2 begins with standard credits, all later ones with unlimited ones. */
export const describeInstanceCreditSpecifications: Ec2Operation<'DescribeInstanceCreditSpecifications'> = (context, input) => {
  const burstable = ownedRows(context, 'instance', input.InstanceIds).filter(
    ({ body }) => instanceTypeFacts(body.instanceType)?.burstable && body.state !== 'terminated',
  )
  const credits = burstable.map(({ id, body }) => ({
    InstanceId: id,
    CpuCredits: body.settings?.cpuCredits ?? (body.instanceType.startsWith('t2.') ? 'standard' : 'unlimited'),
  }))
  const { items: InstanceCreditSpecifications, ...rest } = page(credits, input, input.InstanceIds)
  return { InstanceCreditSpecifications, ...rest }
}

export const modifyInstanceCreditSpecification: Ec2Operation<'ModifyInstanceCreditSpecification'> = (context, input) => {
  const requests = required(input.InstanceCreditSpecifications, 'InstanceCreditSpecification')
  for (const { InstanceId, CpuCredits } of requests) {
    const row = owned(context, 'instance', InstanceId)
    if (CpuCredits === 'standard' || CpuCredits === 'unlimited') setOptions(context, row, { cpuCredits: CpuCredits })
  }
  const SuccessfulInstanceCreditSpecifications = requests.map(({ InstanceId }) => ({ InstanceId }))
  return { SuccessfulInstanceCreditSpecifications, UnsuccessfulInstanceCreditSpecifications: [] }
}

function setOptions({ world }: Context, { id, body }: Row<'instance'>, change: InstanceSettings): Row<'instance'> {
  return world.update('instance', id, { settings: { ...body.settings, ...change } })
}
