import { z } from 'zod'
import { nameField, tagsField } from '../../resources/fields.ts'
import type { Row, World } from '../../resources/world.ts'

const MEMBERS = 'a list of names of connections, LAGs, VPN connections, routers or sites'

export const sharedRiskFields = {
  name: nameField.describe('Name, unique in the account'),
  members: z
    .array(z.string().min(1), { error: MEMBERS })
    .min(1, { error: MEMBERS })
    .describe('Names or ids of connections, LAGs, VPN connections, routers or sites that fail together'),
  tags: tagsField.exactOptional().describe('Tags; `landbridge:name` marks what an estate file made'),
}

export const sharedRiskOutput = z.strictObject(sharedRiskFields)

export function sharedRiskView(world: World, { body }: Row<'sharedRisk'>): z.output<typeof sharedRiskOutput> {
  const { members, ...rest } = body
  return { ...rest, members: members.map(member => memberName(world, member)) }
}

/** What can be a member, by the word that its failure domain begins with. */
export const MEMBER_KINDS = {
  connection: 'connection',
  lag: 'lag',
  vpn: 'vpnConnection',
  router: 'router',
  site: 'site',
} as const

/** The name that people gave it, else its id. */
export function nameOfMember({ id, body }: Row<(typeof MEMBER_KINDS)[keyof typeof MEMBER_KINDS]>): string {
  if ('name' in body) return body.name
  return body.tags['landbridge:name'] ?? body.tags.Name ?? id
}

function memberName(world: World, member: string): string {
  const [word = '', id = ''] = member.split(/:(.*)/)
  const kind = MEMBER_KINDS[word as keyof typeof MEMBER_KINDS]
  const row = world.get(kind, id)
  return row ? nameOfMember(row) : id
}
