import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { ownPrefixList } from './prefixListLookup.ts'
import { prefixListReferences } from './prefixListReferences.ts'
import { prefixListShape } from './prefixListShape.ts'

export const deleteManagedPrefixList: Ec2Operation<'DeleteManagedPrefixList'> = (context, input) => {
  const row = ownPrefixList(context, input.PrefixListId)
  const used = prefixListReferences(context, row.id).map(({ id }) => id)
  if (used.length > 0) {
    throw new AwsError('PrefixListInUse', `The prefix list ${row.id} is referred to by ${used.join(', ')}; remove that first.`)
  }
  context.world.remove('managedPrefixList', row.id)
  return { PrefixList: { ...prefixListShape(row), State: 'delete-complete' } }
}
