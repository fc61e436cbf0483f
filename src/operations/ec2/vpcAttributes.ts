import type { Vpc } from '../../resources/vpc.ts'

/** Attributes that ModifyVpcAttribute sets and DescribeVpcAttribute tells: name in the API, member of the body. */
export const VPC_ATTRIBUTES = {
  EnableDnsSupport: 'enableDnsSupport',
  EnableDnsHostnames: 'enableDnsHostnames',
  EnableNetworkAddressUsageMetrics: 'enableNetworkAddressUsageMetrics',
} as const satisfies Readonly<Record<string, keyof Vpc>>

export const VPC_ATTRIBUTE_NAMES = Object.keys(VPC_ATTRIBUTES) as (keyof typeof VPC_ATTRIBUTES)[]
