import type { AddPrefixListEntry, RemovePrefixListEntry } from '@aws-sdk/client-ec2'
import type { ManagedPrefixList } from '../../../resources/endPoints.ts'
import { familyOf } from '../../../resources/managedPrefixLists.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { parseCidr } from '../../../resources/vpcRules.ts'
import { required } from '../nouns.ts'

type Entries = ManagedPrefixList['entries']

/** A list is changed by so many entries at a time at the most (API Reference, ModifyManagedPrefixList). */
const MOST_AT_ONCE = 100

/** `before` without what is removed and with what is added, or a refusal; an entry that is added again gets its new description. */
export function changedEntries(
  list: Pick<ManagedPrefixList, 'addressFamily' | 'maxEntries'>,
  before: Entries,
  add: readonly AddPrefixListEntry[] = [],
  remove: readonly RemovePrefixListEntry[] = [],
): Entries {
  for (const [name, entries] of Object.entries({ addEntries: add, removeEntries: remove })) {
    if (entries.length > MOST_AT_ONCE) {
      const message = `The request has ${entries.length} ${name}; at most ${MOST_AT_ONCE} are allowed, so send several requests.`
      throw new AwsError('InvalidParameterValue', message)
    }
  }
  const cidrOf = ({ Cidr }: { Cidr?: string | undefined }) => parseCidr(required(Cidr, 'cidr'), 'cidr', familyOf(list)).text
  const gone = new Set(remove.map(cidrOf))
  for (const cidr of gone) {
    if (before.some(entry => entry.cidr === cidr)) continue
    throw new AwsError('InvalidPrefixListModification', `The prefix list has no entry ${cidr} to remove.`)
  }
  const added = add.map(entry => ({
    cidr: cidrOf(entry),
    ...(entry.Description === undefined ? {} : { description: entry.Description }),
  }))
  const both = added.find(({ cidr }) => gone.has(cidr))
  if (both) throw new AwsError('InvalidParameterValue', `The entry ${both.cidr} cannot be added and removed in the same request.`)
  const again = new Map(added.map(entry => [entry.cidr, entry]))
  const kept = before.filter(({ cidr }) => !gone.has(cidr)).map(entry => again.get(entry.cidr) ?? entry)
  const after = [...kept, ...[...again.values()].filter(({ cidr }) => !before.some(entry => entry.cidr === cidr))]
  if (after.length > list.maxEntries) {
    const message = `The prefix list can have ${list.maxEntries} entries and would have ${after.length}; raise maxEntries first.`
    throw new AwsError('PrefixListMaxEntriesExceeded', message)
  }
  return after
}
