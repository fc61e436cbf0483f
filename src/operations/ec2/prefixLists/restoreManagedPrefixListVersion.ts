import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { checkVersion, nextVersion } from './modifyManagedPrefixList.ts'
import { ownPrefixList } from './prefixListLookup.ts'
import { prefixListShape } from './prefixListShape.ts'

export const restoreManagedPrefixListVersion: Ec2Operation<'RestoreManagedPrefixListVersion'> = (context, input) => {
  const row = ownPrefixList(context, input.PrefixListId)
  checkVersion(row, input.CurrentVersion)
  const before = row.body.history.find(({ version }) => version === input.PreviousVersion)
  if (before === undefined) {
    const message = `The prefix list ${row.id} has no version ${input.PreviousVersion} to restore.`
    throw new AwsError('PrefixListVersionNotFound', message)
  }
  const change = { state: 'modify-complete' as const, ...nextVersion(row, before.entries) }
  return { PrefixList: prefixListShape(context.world.update('managedPrefixList', row.id, change)) }
}
