import { z } from 'zod'
import { nameField, tagsField, wholeNumber } from '../../resources/fields.ts'
import type { Row, World } from '../../resources/world.ts'

const CARD = 'the id of a network interface such as eni-0a1b2c3d4e5f60718'

export const applianceTunnelFields = {
  name: nameField.describe('Name, unique in the account'),
  router: nameField.describe('Name of the router at the customer’s end'),
  networkInterfaceId: z
    .string({ error: CARD })
    .regex(/^eni-[0-9a-f]+$/, { error: CARD })
    .describe('The interface of the appliance’s instance'),
  mtu: wholeNumber(576, 9001, 'a size in bytes from 576 to 9001').describe('Largest packet that it carries, bytes'),
  bps: wholeNumber(1, 10 ** 15, 'a rate in bit/s').describe('What the appliance gets through, bit/s each way'),
  tags: tagsField.exactOptional().describe('Tags; `landbridge:name` marks what an estate file made'),
}

export const applianceTunnelOutput = z.strictObject(applianceTunnelFields)

export function applianceTunnelView(world: World, { body }: Row<'applianceTunnel'>): z.output<typeof applianceTunnelOutput> {
  const { routerId, ...rest } = body
  return { ...rest, router: world.get('router', routerId)?.body.name ?? routerId }
}
