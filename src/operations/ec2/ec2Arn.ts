import { arnText, partitionOf } from '../../resources/arn.ts'
import type { Scope } from '../../resources/world.ts'

/** `arn:aws:ec2:REGION:ACCOUNT:subnet/subnet-…` */
export function ec2Arn(type: string, { account, region, id }: Scope & { readonly id: string }): string {
  return arnText({ partition: partitionOf(region), service: 'ec2', region, account, resource: `${type}/${id}` })
}
