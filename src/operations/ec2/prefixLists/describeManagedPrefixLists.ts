import type { ManagedPrefixList, PrefixList } from '@aws-sdk/client-ec2'
import { awsPrefixLists } from '../../../resources/managedPrefixLists.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { visiblePrefixList } from './prefixListLookup.ts'
import { awsPrefixListShape, prefixListShape } from './prefixListShape.ts'

const FILTERS: Filters<ManagedPrefixList> = {
  'owner-id': list => [list.OwnerId],
  'prefix-list-id': list => [list.PrefixListId],
  'prefix-list-name': list => [list.PrefixListName],
}

export const describeManagedPrefixLists: Ec2Operation<'DescribeManagedPrefixLists'> = (context, input) => {
  for (const id of input.PrefixListIds ?? []) visiblePrefixList(context, id)
  const { region } = context.caller
  const lists = [
    ...awsPrefixLists(region).map(list => awsPrefixListShape(list, region)),
    ...ownedRows(context, 'managedPrefixList', undefined).map(prefixListShape),
  ].filter(({ PrefixListId = '' }) => input.PrefixListIds?.includes(PrefixListId) ?? true)
  const { items: PrefixLists, ...rest } = page(filtered(lists, input.Filters, FILTERS), input, input.PrefixListIds)
  return { PrefixLists, ...rest }
}

const AWS_FILTERS: Filters<PrefixList> = {
  'prefix-list-id': list => [list.PrefixListId],
  'prefix-list-name': list => [list.PrefixListName],
}

/** The older call: AWS's own lists with their blocks. */
export const describePrefixLists: Ec2Operation<'DescribePrefixLists'> = (context, input) => {
  for (const id of input.PrefixListIds ?? []) visiblePrefixList(context, id)
  const lists = awsPrefixLists(context.caller.region)
    .map(({ id, name, cidrs }): PrefixList => ({ PrefixListId: id, PrefixListName: name, Cidrs: [...cidrs] }))
    .filter(({ PrefixListId = '' }) => input.PrefixListIds?.includes(PrefixListId) ?? true)
  const { items: PrefixLists, ...rest } = page(filtered(lists, input.Filters, AWS_FILTERS), input, input.PrefixListIds)
  return { PrefixLists, ...rest }
}
