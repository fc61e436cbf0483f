/** The parts of an Amazon Resource Name. `region` and `account` are empty where the resource has none. */
export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

/** Resource types of Direct Connect ARNs and the kinds of rows they stand for. */
export const DIRECT_CONNECT_ARN_TYPES = {
  dxcon: 'connection',
  dxlag: 'lag',
  dxvif: 'virtualInterface',
  'dx-gateway': 'directConnectGateway',
  'dx-resiliency-group': 'resiliencyGroup',
} as const

/** The partition a Region belongs to: `aws`, `aws-cn`, `aws-us-gov` or `aws-eusc`. */
export function partitionOf(region: string): string {
  const [, partition = 'aws'] = PARTITIONS.find(([prefix]) => region.startsWith(prefix)) ?? []
  return partition
}

const PARTITIONS = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
] as const

export function arnText({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`
}

/** The parts of an ARN, or undefined for a text that is none. */
export function parseArn(text: string): Arn | undefined {
  const match = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/.exec(text)
  if (!match) return undefined
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match
  return { partition, service, region, account, resource }
}
