import type { Kind } from '../../resources/kinds.ts'
import type { World } from '../../resources/world.ts'
import { rowName } from '../rowName.ts'
import type { Pieces } from './piece.ts'

/** Kinds that an estate can have and no template here writes, with what to do instead. */
const UNWRITTEN: { readonly [K in Kind]?: readonly [what: string, instead: string] } = {
  resiliencyGroup: ['Resiliency group', 'CloudFormation has no type for it; make it in the Direct Connect console'],
  natGateway: ['NAT gateway', 'add it where its subnets are'],
  vpcEndpoint: ['VPC endpoint', 'add it where its VPC is'],
  instance: ['Instance', 'it belongs to whoever runs it'],
  networkInterface: ['Network interface', 'it belongs to whoever runs it'],
  elasticAddress: ['Elastic IP address', 'it belongs to whoever runs it'],
  transitGatewayPolicyTable: ['Transit gateway policy table', 'CloudFormation has no type for it'],
  transitGatewayPrefixListReference: ['Prefix list in a transit gateway route table', 'CloudFormation has no type for it'],
  resourceShare: ['Resource share', 'the owner shares the gateway with AWS Resource Access Manager before others attach to it'],
  alarm: ['Alarm', 'the order checklist names those that matter'],
  dashboard: ['Dashboard', 'it is of no use to another account'],
}

export function unwritten(world: World): Pieces {
  const kinds = Object.entries(UNWRITTEN) as [Kind, readonly [string, string]][]
  const left = kinds.flatMap(([kind, [what, instead]]) => [...world.all(kind)].map(row => `${what} ${rowName(row)}: ${instead}.`))
  const groups = [...world.all('securityGroup')].filter(({ body }) => body.name !== 'default' || body.rules !== undefined)
  const acls = [...world.all('networkAcl')].filter(({ body }) => !body.isDefault || body.entries !== undefined)
  return {
    pieces: [],
    left: [
      ...left,
      ...groups.map(row => `Security group ${rowName(row)}: its rules are in no template here.`),
      ...acls.map(row => `Network ACL ${row.id}: its rules are in no template here.`),
    ],
  }
}
