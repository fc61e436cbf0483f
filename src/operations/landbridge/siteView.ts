import { z } from 'zod'
import { mtuField, nameField, prefixField, tagsField, textField } from '../../resources/fields.ts'
import type { Row } from '../../resources/world.ts'

export const siteFields = {
  name: nameField.describe('Name, unique in the account'),
  place: textField('a place such as Ashburn, VA').exactOptional().describe('Where it is, such as `Ashburn, VA`'),
  at: z
    .tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)], { error: 'a pair [latitude, longitude]' })
    .exactOptional()
    .describe('Degrees north and east; goes before `place`'),
  prefixes: z.array(prefixField, { error: 'a list of CIDRs' }).describe('What its routers advertise to AWS'),
  gateway: z.enum(['ecmp', 'vrrp'], { error: 'ecmp or vrrp' }).describe('How hosts reach the edge routers'),
  mtu: mtuField.describe('MTU of the LAN and the hosts, bytes'),
  tags: tagsField.exactOptional().describe('Tags; `landbridge:name` marks what an estate file made'),
}

export const siteOutput = z.strictObject({
  id: z.string(),
  ...siteFields,
  generated: z.boolean().describe('Made by smart hands for an order that nobody described'),
})

export function siteView({ id, body }: Row<'site'>): z.output<typeof siteOutput> {
  return { id, ...body, prefixes: [...body.prefixes], at: body.at && [...body.at] } as z.output<typeof siteOutput>
}
