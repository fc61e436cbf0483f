import type { Ec2Operation } from '../ec2Operation.ts'
import { page } from '../page.ts'
import { ownPrefixList } from './prefixListLookup.ts'
import { prefixListReferences } from './prefixListReferences.ts'

export const getManagedPrefixListAssociations: Ec2Operation<'GetManagedPrefixListAssociations'> = (context, input) => {
  const { id } = ownPrefixList(context, input.PrefixListId)
  const { items, ...rest } = page(prefixListReferences(context, id), input)
  return {
    PrefixListAssociations: items.map(({ id: ResourceId, account: ResourceOwner }) => ({ ResourceId, ResourceOwner })),
    ...rest,
  }
}
