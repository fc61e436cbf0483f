import type { DhcpOptions } from '@aws-sdk/client-ec2'
import type { Row } from '../../../resources/world.ts'
import { tagList } from '../ec2Tags.ts'

export function dhcpOptionsShape({ id, account, body }: Pick<Row<'dhcpOptions'>, 'id' | 'account' | 'body'>): DhcpOptions {
  return {
    DhcpOptionsId: id,
    OwnerId: account,
    DhcpConfigurations: body.configurations.map(({ key, values }) => ({
      Key: key,
      Values: values.map(Value => ({ Value })),
    })),
    Tags: tagList(body.tags),
  }
}
