import type { RunInstancesRequest } from '@aws-sdk/client-ec2'
import type { InstanceSettings } from '../../../resources/endPoints.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Context } from '../../operation.ts'
import { required } from '../nouns.ts'
import { checkImageId } from './describeImages.ts'
import { isInstanceType } from './instanceTypes.ts'
import { orderedRootVolume } from './rootVolume.ts'

/** What a launch may not ask for: nothing here could keep the promise. */
const NOT_SUPPORTED = [
  'ElasticGpuSpecification',
  'ElasticInferenceAccelerators',
  'IamInstanceProfile',
  'InstanceMarketOptions',
  'KernelId',
  'LaunchTemplate',
  'LicenseSpecifications',
  'RamdiskId',
  'SecondaryInterfaces',
] as const satisfies readonly (keyof RunInstancesRequest)[]

export interface Launch {
  readonly imageId: string
  readonly instanceType: string
  readonly least: number
  readonly most: number
  readonly settings: InstanceSettings
}

/** What to launch and how many, checked. Where it stands in the network is the interfaces' business. */
export function launchOrder(context: Context, input: RunInstancesRequest): Launch {
  const unsupported = NOT_SUPPORTED.find(name =>
    Array.isArray(input[name]) ? input[name].length > 0 : input[name] !== undefined,
  )
  if (unsupported) {
    throw new AwsError('UnsupportedOperation', `The parameter ${unsupported} of RunInstances is not supported; leave it out.`)
  }
  const imageId = required(input.ImageId, 'ImageId')
  checkImageId(imageId)
  const instanceType = input.InstanceType ?? 'm1.small'
  checkInstanceType(instanceType)
  const [least, most] = [required(input.MinCount, 'MinCount'), required(input.MaxCount, 'MaxCount')]
  if (!Number.isInteger(least) || !Number.isInteger(most) || least < 1 || most < least) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${least}' and '${most}' for minCount and maxCount. Both are 1 or more, and maxCount is not below minCount.`,
    )
  }
  return { imageId, instanceType, least, most, settings: settingsOf(context, imageId, input) }
}

export function checkInstanceType(type: string): void {
  if (!isInstanceType(type)) throw new AwsError('InvalidParameterValue', `Invalid value '${type}' for InstanceType.`)
}

function settingsOf(context: Context, imageId: string, input: RunInstancesRequest): InstanceSettings {
  const { MetadataOptions: metadata = {}, CreditSpecification, Placement } = input
  const credits = CreditSpecification?.CpuCredits
  const behavior = input.InstanceInitiatedShutdownBehavior
  const tenancy = Placement?.Tenancy
  const rootVolume = orderedRootVolume(context, imageId, input.BlockDeviceMappings)
  return {
    ...(input.DisableApiTermination && { disableApiTermination: true }),
    ...(input.DisableApiStop && { disableApiStop: true }),
    ...(input.EbsOptimized && { ebsOptimized: true }),
    ...(input.Monitoring?.Enabled && { monitoring: true }),
    ...((behavior === 'stop' || behavior === 'terminate') && { shutdownBehavior: behavior }),
    ...((tenancy === 'dedicated' || tenancy === 'host') && { tenancy }),
    ...((credits === 'standard' || credits === 'unlimited') && { cpuCredits: credits }),
    ...metadataSettings(metadata),
    ...(rootVolume && { rootVolume }),
  }
}

/** Options of the instance metadata service that are kept, so that clients find what they asked for. */
export function metadataSettings(metadata: NonNullable<RunInstancesRequest['MetadataOptions']>): InstanceSettings {
  const { HttpTokens, HttpEndpoint, HttpPutResponseHopLimit: hops, InstanceMetadataTags } = metadata
  if (hops !== undefined && !(Number.isInteger(hops) && hops >= 1 && hops <= 64)) {
    throw new AwsError('InvalidParameterValue', `Invalid value '${hops}' for httpPutResponseHopLimit; 1 to 64 are allowed.`)
  }
  return {
    ...(HttpTokens && { httpTokens: HttpTokens }),
    ...(HttpEndpoint && { httpEndpoint: HttpEndpoint }),
    ...(hops !== undefined && { httpPutResponseHopLimit: hops }),
    ...(InstanceMetadataTags && { instanceMetadataTags: InstanceMetadataTags }),
  }
}
