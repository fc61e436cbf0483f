import type { ManagedPrefixList } from '@aws-sdk/client-ec2'
import type { AwsPrefixList } from '../../../resources/managedPrefixLists.ts'
import type { Row } from '../../../resources/world.ts'
import { ec2Arn } from '../ec2Arn.ts'
import { tagList } from '../ec2Tags.ts'

export function prefixListShape(row: Row<'managedPrefixList'>): ManagedPrefixList {
  const { id, account, body } = row
  return {
    PrefixListId: id,
    PrefixListArn: ec2Arn('prefix-list', row),
    PrefixListName: body.name,
    AddressFamily: body.addressFamily,
    State: body.state,
    MaxEntries: body.maxEntries,
    Version: body.version,
    OwnerId: account,
    Tags: tagList(body.tags),
  }
}

/** AWS's own have no version and no most: who may see them is everybody. */
export function awsPrefixListShape({ id, name }: AwsPrefixList, region: string): ManagedPrefixList {
  return {
    PrefixListId: id,
    PrefixListArn: ec2Arn('prefix-list', { id, region, account: 'aws' }),
    PrefixListName: name,
    AddressFamily: 'IPv4',
    State: 'create-complete',
    OwnerId: 'AWS',
    Tags: [],
  }
}
