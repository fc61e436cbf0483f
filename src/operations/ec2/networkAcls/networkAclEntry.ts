import type { NetworkAclEntry } from '../../../resources/endPoints.ts'
import { writtenAclEntries } from '../../../resources/networkAclEntries.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned } from '../nouns.ts'
import { entryNumber, orderedEntry } from './orderedEntry.ts'

type Entries = readonly NetworkAclEntry[]

export const createNetworkAclEntry: Ec2Operation<'CreateNetworkAclEntry'> = (context, input) => {
  const acl = owned(context, 'networkAcl', input.NetworkAclId)
  const entry = orderedEntry(input)
  const entries = writtenAclEntries(context.world, acl.body)
  if (entries.some(isAt(entry))) {
    const message = `The network acl entry identified by ${entry.ruleNumber} already exists.`
    throw new AwsError('NetworkAclEntryAlreadyExists', message)
  }
  write(context, acl, [...entries, entry])
  return {}
}

export const replaceNetworkAclEntry: Ec2Operation<'ReplaceNetworkAclEntry'> = (context, input) => {
  const acl = owned(context, 'networkAcl', input.NetworkAclId)
  const entry = orderedEntry(input)
  const entries = writtenAclEntries(context.world, acl.body)
  if (!entries.some(isAt(entry))) throw noEntry(entry.ruleNumber)
  write(
    context,
    acl,
    entries.map(other => (isAt(entry)(other) ? entry : other)),
  )
  return {}
}

export const deleteNetworkAclEntry: Ec2Operation<'DeleteNetworkAclEntry'> = (context, input) => {
  const acl = owned(context, 'networkAcl', input.NetworkAclId)
  const place = { ruleNumber: entryNumber(input.RuleNumber), isEgress: input.Egress ?? false }
  const entries = writtenAclEntries(context.world, acl.body)
  if (!entries.some(isAt(place))) throw noEntry(place.ruleNumber)
  write(
    context,
    acl,
    entries.filter(other => !isAt(place)(other)),
  )
  return {}
}

type Place = Pick<NetworkAclEntry, 'ruleNumber' | 'isEgress'>

/** A number is free for each direction by itself. */
function isAt(place: Place): (entry: NetworkAclEntry) => boolean {
  return ({ ruleNumber, isEgress }) => ruleNumber === place.ruleNumber && isEgress === place.isEgress
}

function write({ world, quotas }: Context, acl: Row<'networkAcl'>, entries: Entries): void {
  const limit = quotas.entriesPerNetworkAcl
  const groups = Map.groupBy(entries, ({ isEgress, cidr }) => `${isEgress} ${cidr.includes(':')}`)
  if ([...groups.values()].some(({ length }) => length > limit)) {
    const message = `The maximum number of network acl entries of ${acl.id} has been reached (${limit} per direction and family).`
    throw new AwsError('NetworkAclEntryLimitExceeded', message)
  }
  world.update('networkAcl', acl.id, { entries })
}

function noEntry(ruleNumber: number): AwsError {
  return new AwsError('InvalidNetworkAclEntry.NotFound', `The network acl entry identified by ${ruleNumber} does not exist.`)
}
