import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'

/** What an account has and may have. Default quotas of the EC2 guide where Landbridge has none of its own. */
export const describeAccountAttributes: Ec2Operation<'DescribeAccountAttributes'> = ({ world, caller, quotas }, input) => {
  const defaultVpc = [...world.within('vpc', caller)].find(({ body }) => body.isDefault)
  const attributes: Readonly<Record<string, string>> = {
    'supported-platforms': 'VPC',
    'default-vpc': defaultVpc?.id ?? 'none',
    'max-instances': '20',
    'vpc-max-security-groups-per-interface': String(quotas.securityGroupsPerInterface),
    'max-elastic-ips': String(quotas.elasticAddressesPerRegion),
    'vpc-max-elastic-ips': String(quotas.elasticAddressesPerRegion),
  }
  const unknown = input.AttributeNames?.find(name => attributes[name] === undefined)
  if (unknown) {
    const allowed = Object.keys(attributes).join(', ')
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${unknown}) for parameter attributeName is invalid. Valid values are ${allowed}.`,
    )
  }
  const names = input.AttributeNames?.length ? input.AttributeNames : Object.keys(attributes)
  const AccountAttributes = names.map(name => ({
    AttributeName: name,
    AttributeValues: [{ AttributeValue: attributes[name] }],
  }))
  return { AccountAttributes }
}
