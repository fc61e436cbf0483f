import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { page } from '../page.ts'
import { visiblePrefixList } from './prefixListLookup.ts'

export const getManagedPrefixListEntries: Ec2Operation<'GetManagedPrefixListEntries'> = (context, input) => {
  const list = visiblePrefixList(context, input.PrefixListId)
  if ('cidrs' in list) return { Entries: list.cidrs.map(Cidr => ({ Cidr })) }
  const { version, entries, history } = list.body
  const asked = input.TargetVersion ?? version
  const found = asked === version ? entries : history.find(each => each.version === asked)?.entries
  if (found === undefined) {
    throw new AwsError('PrefixListVersionNotFound', `The prefix list ${list.id} has no version ${asked}.`)
  }
  const { items, ...rest } = page(found, input)
  return { Entries: items.map(({ cidr: Cidr, description: Description }) => ({ Cidr, Description })), ...rest }
}
