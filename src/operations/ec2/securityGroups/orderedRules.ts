import type { IpPermission } from '@aws-sdk/client-ec2'
import { parseInterfaceAddress } from '../../../net/prefix.ts'
import type { SecurityGroupRule } from '../../../resources/endPoints.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { required } from '../nouns.ts'
import { referencedGroup, referencedPrefixList, refuseOtherPlace } from './ruleReferences.ts'
import { serviceOf } from './ruleService.ts'
import { groupNamed } from './securityGroupRef.ts'

/** A rule as somebody asks for it: no id and no tags yet. */
export type OrderedRule = Omit<SecurityGroupRule, 'id' | 'tags'>

interface RuleInput {
  readonly IpPermissions?: readonly IpPermission[] | undefined
  readonly IpProtocol?: string | undefined
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
  readonly CidrIp?: string | undefined
  readonly SourceSecurityGroupName?: string | undefined
  readonly SourceSecurityGroupOwnerId?: string | undefined
}

/**
 * The rules that a request names, one per source: as `IpPermissions` or by the flat parameters. What they refer to must
 * exist only where they are to be made: a rule outlives what it names and can still be revoked.
 */
export function orderedRules(
  context: Context,
  group: Row<'securityGroup'>,
  input: RuleInput,
  { isEgress, mustExist }: { readonly isEgress: boolean; readonly mustExist: boolean },
): OrderedRule[] {
  const permissions = input.IpPermissions?.length ? input.IpPermissions : [flatPermission(input)]
  return permissions.flatMap(permission => {
    const service = serviceOf(required(permission.IpProtocol, 'ipProtocol'), permission.FromPort, permission.ToPort)
    const sources = sourcesOf(context, group, permission, mustExist)
    if (sources.length === 0) {
      const what = isEgress ? 'destination' : 'source'
      throw new AwsError(
        'MissingParameter',
        `Missing ${what} specification: include a CIDR block, a prefix list or a security group.`,
      )
    }
    return sources.map(source => ({ isEgress, ...service, ...source }))
  })
}

function flatPermission(input: RuleInput): IpPermission {
  const { IpProtocol, FromPort, ToPort, CidrIp, SourceSecurityGroupName: GroupName, SourceSecurityGroupOwnerId: UserId } = input
  if (IpProtocol === undefined && CidrIp === undefined && GroupName === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter ipPermissions')
  }
  return {
    // Without a protocol a group alone means all of it, as the API Reference says of SourceSecurityGroupName.
    IpProtocol: IpProtocol ?? (GroupName === undefined ? undefined : '-1'),
    FromPort,
    ToPort,
    IpRanges: CidrIp === undefined ? [] : [{ CidrIp }],
    UserIdGroupPairs: GroupName === undefined ? [] : [{ GroupName, UserId }],
  }
}

type Source = Pick<OrderedRule, 'cidr' | 'prefixListId' | 'groupId' | 'description'>

function sourcesOf(context: Context, group: Row<'securityGroup'>, permission: IpPermission, mustExist: boolean): Source[] {
  const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission
  return [
    ...IpRanges.map(range => ({ cidr: ruleCidr(required(range.CidrIp, 'cidrIp'), 4), ...described(range) })),
    ...Ipv6Ranges.map(range => ({ cidr: ruleCidr(required(range.CidrIpv6, 'cidrIpv6'), 6), ...described(range) })),
    ...PrefixListIds.map(list => ({
      prefixListId: referencedPrefixList(context, required(list.PrefixListId, 'prefixListId'), mustExist),
      ...described(list),
    })),
    ...UserIdGroupPairs.map(pair => {
      const id = pair.GroupId ?? groupNamed(context, required(pair.GroupName, 'groupId'), group.body.vpcId).id
      refuseOtherPlace(context, id, pair)
      return { groupId: referencedGroup(context, group, id, mustExist), ...described(pair) }
    }),
  ]
}

/** In canonical form, as EC2 keeps it: host bits cleared. */
export function ruleCidr(text: string, family: 4 | 6): string {
  const prefix = parseInterfaceAddress(text)?.prefix
  if (prefix?.family === family) return prefix.text
  throw new AwsError('InvalidParameterValue', `CIDR block ${text} is malformed`)
}

export function described({ Description: description }: { readonly Description?: string | undefined }): {
  readonly description?: string
} {
  if (description === undefined || description === '') return {}
  if (/^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/.test(description)) return { description }
  throw new AwsError(
    'InvalidParameterValue',
    `Invalid rule description '${description}'. Allowed are up to 255 characters of a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$*`,
  )
}
