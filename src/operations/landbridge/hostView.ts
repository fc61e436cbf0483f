import { z } from 'zod'
import { ipv4Field, nameField, tagsField } from '../../resources/fields.ts'
import type { Row, World } from '../../resources/world.ts'

export const hostFields = {
  name: nameField.describe('Name, unique in the account'),
  address: ipv4Field.describe('IPv4 address'),
  site: nameField.exactOptional().describe('Name of the site it is in; this or `vpcId`'),
  vpcId: z
    .string({ error: 'the id of a VPC' })
    .regex(/^vpc-[0-9a-f]+$/, { error: 'the id of a VPC such as vpc-0a1b2c3d4e5f60718' })
    .exactOptional()
    .describe('VPC it is in; this or `site`'),
  tags: tagsField.exactOptional().describe('Tags; `landbridge:name` marks what an estate file made'),
}

export const hostOutput = z.strictObject({ id: z.string(), ...hostFields })

export function hostView(world: World, { id, body }: Row<'host'>): z.output<typeof hostOutput> {
  const { siteId, ...rest } = body
  return siteId === undefined ? { id, ...rest } : { id, ...rest, site: world.get('site', siteId)?.body.name ?? siteId }
}
