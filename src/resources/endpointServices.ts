import type { VpcEndpoint } from './endPoints.ts'

/** A service that a VPC endpoint can be made for. */
export interface EndpointService {
  readonly name: string
  readonly type: VpcEndpoint['type']
  readonly privateDnsName?: string
}

/** Services of gateway endpoints (VPC guide, "Gateway endpoints"); both have interface endpoints as well. */
const GATEWAY = ['dynamodb', 's3'] as const

/** Of the hundreds of services with interface endpoints those that hybrid networks ask for; the list is ours to lengthen. */
const INTERFACE = [
  'athena',
  'autoscaling',
  'cloudformation',
  'dynamodb',
  'ec2',
  'ec2messages',
  'ecr.api',
  'ecr.dkr',
  'ecs',
  'elasticfilesystem',
  'elasticloadbalancing',
  'events',
  'execute-api',
  'kinesis-streams',
  'kms',
  'lambda',
  'logs',
  'monitoring',
  'rds',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
  'ssm',
  'ssmmessages',
  'storagegateway',
  'sts',
  'transfer',
] as const

export function endpointServices(region: string): EndpointService[] {
  return [
    ...GATEWAY.map(service => ({ name: `com.amazonaws.${region}.${service}`, type: 'Gateway' as const })),
    ...INTERFACE.map(service => ({
      name: `com.amazonaws.${region}.${service}`,
      type: 'Interface' as const,
      privateDnsName: `${service.split('.').reverse().join('.')}.${region}.amazonaws.com`,
    })),
  ]
}
