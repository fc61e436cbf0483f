import type { _InstanceType, InstanceTypeInfo } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'
import { instanceTypeFacts, isInstanceType, KNOWN_INSTANCE_TYPES } from './instanceTypes.ts'

const FILTERS: Filters<InstanceTypeInfo> = {
  'bare-metal': type => [type.BareMetal],
  'burstable-performance-supported': type => [type.BurstablePerformanceSupported],
  'current-generation': type => [type.CurrentGeneration],
  'free-tier-eligible': type => [type.FreeTierEligible],
  hypervisor: type => [type.Hypervisor],
  'instance-type': type => [type.InstanceType],
  'memory-info.size-in-mib': type => [type.MemoryInfo?.SizeInMiB],
  'network-info.maximum-network-interfaces': type => [type.NetworkInfo?.MaximumNetworkInterfaces],
  'processor-info.supported-architecture': type => type.ProcessorInfo?.SupportedArchitectures ?? [],
  'supported-root-device-type': type => type.SupportedRootDeviceTypes ?? [],
  'supported-usage-class': type => type.SupportedUsageClasses ?? [],
  'supported-virtualization-type': type => type.SupportedVirtualizationTypes ?? [],
  'vcpu-info.default-vcpus': type => [type.VCpuInfo?.DefaultVCpus],
}

/** The known types, or those asked for; of one that only is written like a type, its name alone. */
export const describeInstanceTypes: Ec2Operation<'DescribeInstanceTypes'> = (_context, input) => {
  const asked: readonly string[] = input.InstanceTypes ?? []
  const wrong = asked.filter(type => !isInstanceType(type))
  if (wrong.length > 0) {
    const message = `The following supplied instance types do not exist: [${wrong.join(', ')}]`
    throw new AwsError('InvalidInstanceType', message)
  }
  const types = (asked.length > 0 ? asked : KNOWN_INSTANCE_TYPES).map(typeShape)
  const { items: InstanceTypes, ...rest } = page(filtered(types, input.Filters, FILTERS), input, asked)
  return { InstanceTypes, ...rest }
}

function typeShape(type: string): InstanceTypeInfo {
  const facts = instanceTypeFacts(type)
  const InstanceType = type as _InstanceType
  if (facts === undefined)
    return { InstanceType, BurstablePerformanceSupported: /^t\d/.test(type), BareMetal: /\.metal/.test(type) }
  return {
    InstanceType,
    CurrentGeneration: true,
    FreeTierEligible: type === 't2.micro' || type === 't3.micro',
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    BareMetal: false,
    Hypervisor: facts.nitro ? 'nitro' : 'xen',
    ProcessorInfo: { SupportedArchitectures: [facts.architecture] },
    VCpuInfo: { DefaultVCpus: facts.vCpus },
    MemoryInfo: { SizeInMiB: facts.memoryMiB },
    InstanceStorageSupported: false,
    NetworkInfo: {
      MaximumNetworkInterfaces: facts.interfaces,
      MaximumNetworkCards: 1,
      DefaultNetworkCardIndex: 0,
      Ipv4AddressesPerInterface: facts.addressesPerInterface,
      Ipv6AddressesPerInterface: facts.addressesPerInterface,
      Ipv6Supported: true,
      EnaSupport: facts.nitro ? 'required' : 'unsupported',
    },
    HibernationSupported: false,
    BurstablePerformanceSupported: facts.burstable,
    DedicatedHostsSupported: !facts.burstable,
    AutoRecoverySupported: true,
  }
}
