import { z } from 'zod'
import { nameField, textField, yesOrNo } from '../../resources/fields.ts'
import type { Row, World } from '../../resources/world.ts'

const CONNECTION = 'the id of a connection such as dxcon-fgk3cfwy'

export const crossConnectFields = {
  connectionId: z
    .string({ error: CONNECTION })
    .regex(/^dxcon-[0-9a-z]+$/, { error: CONNECTION })
    .describe("The AWS port's connection"),
  router: nameField.describe('Name of the router whose port is patched to it'),
  carrier: z
    .strictObject({
      name: textField('the name of a carrier').describe('Who runs the circuit between the location and the router'),
      forwardsLossOfLight: yesOrNo.default(false).describe('Whether the far port loses light when the circuit breaks'),
    })
    .exactOptional()
    .describe('A circuit on the way; a direct patch where there is none'),
  room: nameField
    .exactOptional()
    .describe('Meet-me room or cage of the location that it runs through: those of one room fail together'),
  lineCard: nameField
    .exactOptional()
    .describe('Card of AWS’s device that the port is on: ports of one device and one name fail together'),
}

export const crossConnectOutput = z.strictObject({ ...crossConnectFields, madeAt: z.int().describe('Epoch ms') })

export function crossConnectView(world: World, { body }: Row<'crossConnect'>): z.output<typeof crossConnectOutput> {
  const { routerId, ...rest } = body
  return { ...rest, router: world.get('router', routerId)?.body.name ?? routerId }
}
