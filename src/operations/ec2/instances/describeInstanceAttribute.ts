import type { InstanceAttribute } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned, required } from '../nouns.ts'
import { instanceShape } from './instanceShape.ts'

/** One attribute of an instance. What an instance would have run is not kept, so its user data is empty. */
export const describeInstanceAttribute: Ec2Operation<'DescribeInstanceAttribute'> = (context, input) => {
  const row = owned(context, 'instance', input.InstanceId)
  const { settings = {} } = row.body
  const shape = instanceShape(context, row)
  const attributes: Readonly<Record<string, Omit<InstanceAttribute, 'InstanceId'>>> = {
    blockDeviceMapping: { BlockDeviceMappings: shape.BlockDeviceMappings },
    disableApiStop: { DisableApiStop: { Value: settings.disableApiStop ?? false } },
    disableApiTermination: { DisableApiTermination: { Value: settings.disableApiTermination ?? false } },
    ebsOptimized: { EbsOptimized: { Value: settings.ebsOptimized ?? false } },
    enaSupport: { EnaSupport: { Value: true } },
    enclaveOptions: { EnclaveOptions: { Enabled: false } },
    groupSet: { Groups: shape.SecurityGroups },
    instanceInitiatedShutdownBehavior: { InstanceInitiatedShutdownBehavior: { Value: settings.shutdownBehavior ?? 'stop' } },
    instanceType: { InstanceType: { Value: row.body.instanceType } },
    kernel: { KernelId: {} },
    productCodes: { ProductCodes: [] },
    ramdisk: { RamdiskId: {} },
    rootDeviceName: { RootDeviceName: { Value: shape.RootDeviceName } },
    sourceDestCheck: { SourceDestCheck: { Value: shape.SourceDestCheck } },
    sriovNetSupport: { SriovNetSupport: {} },
    userData: { UserData: {} },
  }
  const name: string = required(input.Attribute, 'attribute')
  const attribute = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (attribute === undefined) {
    const allowed = Object.keys(attributes).join(', ')
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${name}) for parameter attribute is invalid. Valid values are ${allowed}.`,
    )
  }
  return { InstanceId: row.id, ...attribute }
}
