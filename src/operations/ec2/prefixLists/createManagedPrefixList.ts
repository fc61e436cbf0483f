import { ec2Id } from '../../../resources/ids.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { required } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { changedEntries } from './prefixListEntries.ts'
import { prefixListShape } from './prefixListShape.ts'

/** Entries per list and lists per Region: VPC guide, "Quotas for customer-managed prefix lists". */
export const createManagedPrefixList: Ec2Operation<'CreateManagedPrefixList'> = (context, input) => {
  const { world, caller, quotas, random } = context
  const name = required(input.PrefixListName, 'prefixListName')
  if (name.startsWith('com.amazonaws') || name.length > 255) {
    const message = `Value (${name}) for parameter prefixListName is invalid. It has at most 255 characters and does not begin with com.amazonaws.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const addressFamily = required(input.AddressFamily, 'addressFamily')
  if (addressFamily !== 'IPv4' && addressFamily !== 'IPv6') {
    const message = `Value (${addressFamily}) for parameter addressFamily is invalid. Use IPv4 or IPv6.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const maxEntries = checkedMaxEntries(required(input.MaxEntries, 'maxEntries'), quotas.entriesPerPrefixList)
  const count = [...world.within('managedPrefixList', caller)].length
  checkQuota('PrefixListLimitExceeded', 'prefix lists', { count, limit: quotas.prefixListsPerRegion })
  const body = {
    name,
    addressFamily,
    maxEntries,
    version: 1,
    state: 'create-complete' as const,
    entries: changedEntries({ addressFamily, maxEntries }, [], input.Entries),
    history: [],
    tags: tagsFrom(context, 'managedPrefixList', input.TagSpecifications),
  } as const
  return { PrefixList: prefixListShape(world.put('managedPrefixList', ec2Id('pl', random), caller, body)) }
}

export function checkedMaxEntries(value: number, limit: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= limit) return value
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${value}) for parameter maxEntries is invalid. It must be between 1 and ${limit}.`,
  )
}
