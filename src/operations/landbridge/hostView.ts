import { z } from 'zod'
import { REGION_NAMES } from '../../resources/availabilityZones.ts'
import { addressField, nameField, tagsField } from '../../resources/fields.ts'
import type { Row, World } from '../../resources/world.ts'

export const hostFields = {
  name: nameField.describe('Name, unique in the account'),
  address: addressField.exactOptional().describe('IPv4 or IPv6 address; of a `service` it is chosen'),
  site: nameField.exactOptional().describe('Name of the site it is in; this, `vpcId` or `service`'),
  vpcId: z
    .string({ error: 'the id of a VPC' })
    .regex(/^vpc-[0-9a-f]+$/, { error: 'the id of a VPC such as vpc-0a1b2c3d4e5f60718' })
    .exactOptional()
    .describe('VPC it is in; this, `site` or `service`'),
  service: z
    .strictObject({
      name: z.enum(['s3', 'dynamodb'], { error: 's3 or dynamodb' }),
      region: z.enum(REGION_NAMES, { error: 'a Region such as us-east-1' }),
      addressFamily: z
        .enum(['ipv4', 'ipv6'], { error: 'ipv4 or ipv6' })
        .exactOptional()
        .describe('Of the address that it is reached at; `ipv4` where nothing is said'),
    })
    .exactOptional()
    .describe('A public service of AWS, for flows to go to; this, `site` or `vpcId`'),
  tags: tagsField.exactOptional().describe('Tags; `landbridge:name` marks what an estate file made'),
}

export const hostOutput = z.strictObject({ id: z.string(), ...hostFields })

export function hostView(world: World, { id, body }: Row<'host'>): z.output<typeof hostOutput> {
  const { siteId, ...rest } = body
  return siteId === undefined ? { id, ...rest } : { id, ...rest, site: world.get('site', siteId)?.body.name ?? siteId }
}
