import type { ManagedPrefixList } from '../../../resources/endPoints.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { checkedMaxEntries } from './createManagedPrefixList.ts'
import { changedEntries } from './prefixListEntries.ts'
import { ownPrefixList } from './prefixListLookup.ts'
import { prefixListShape } from './prefixListShape.ts'

/** A change of entries makes a new version; a name or another most does not (API Reference, ModifyManagedPrefixList). */
export const modifyManagedPrefixList: Ec2Operation<'ModifyManagedPrefixList'> = (context, input) => {
  const row = ownPrefixList(context, input.PrefixListId)
  const { AddEntries, RemoveEntries, MaxEntries, PrefixListName, CurrentVersion } = input
  const changesEntries = (AddEntries ?? []).length + (RemoveEntries ?? []).length > 0
  if (MaxEntries !== undefined && changesEntries) {
    throw new AwsError(
      'InvalidParameterCombination',
      'You cannot modify the entries and the maximum entries for the prefix list in the same request.',
    )
  }
  if (CurrentVersion !== undefined || changesEntries) checkVersion(row, CurrentVersion)
  const change: Partial<ManagedPrefixList> = {
    ...(PrefixListName === undefined ? {} : { name: PrefixListName }),
    ...(MaxEntries === undefined
      ? {}
      : { maxEntries: lowered(row, checkedMaxEntries(MaxEntries, context.quotas.entriesPerPrefixList)) }),
    ...(changesEntries ? nextVersion(row, changedEntries(row.body, row.body.entries, AddEntries, RemoveEntries)) : {}),
  }
  return {
    PrefixList: prefixListShape(context.world.update('managedPrefixList', row.id, { state: 'modify-complete', ...change })),
  }
}

/** Older versions that can be restored. AWS does not say how many it keeps: so many are kept here. */
const KEPT_VERSIONS = 20

export function nextVersion(
  { body }: Row<'managedPrefixList'>,
  entries: ManagedPrefixList['entries'],
): Partial<ManagedPrefixList> {
  const history = [...body.history, { version: body.version, entries: body.entries }].slice(-KEPT_VERSIONS)
  return { entries, version: body.version + 1, history }
}

export function checkVersion({ id, body }: Row<'managedPrefixList'>, version: number | undefined): void {
  if (version === undefined) throw new AwsError('MissingParameter', 'The request must contain the parameter currentVersion')
  if (version === body.version) return
  throw new AwsError(
    'PrefixListVersionMismatch',
    `The prefix list has the incorrect version number: that of ${id} is ${body.version}, not ${version}.`,
  )
}

function lowered({ id, body }: Row<'managedPrefixList'>, maxEntries: number): number {
  if (maxEntries >= body.entries.length) return maxEntries
  const message = `The prefix list ${id} has ${body.entries.length} entries; remove some before maxEntries becomes ${maxEntries}.`
  throw new AwsError('InvalidParameterValue', message)
}
