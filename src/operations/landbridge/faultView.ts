import { z } from 'zod'
import type { Row } from '../../resources/world.ts'

const COMPONENT = 'a component id such as connection:dxcon-fgk3cfwy or location:EQDC2'

export const faultFields = {
  kind: z
    .enum(['cut', 'silent'], { error: 'cut or silent' })
    .describe('`cut`: whoever can see it sees it. `silent`: it drops everything and looks healthy'),
  on: z
    .string({ error: COMPONENT })
    .regex(/^[a-z][a-zA-Z-]*:.+$/, { error: COMPONENT })
    .describe('Id of the component that is broken'),
}

export const faultOutput = z.strictObject({
  id: z.string(),
  ...faultFields,
  since: z.int().describe('Epoch ms'),
  until: z.int().exactOptional().describe('Epoch ms after which it heals by itself'),
})

export function faultView({ id, body }: Row<'fault'>): z.output<typeof faultOutput> {
  return { id, ...body }
}
