import { z } from 'zod'
import type { Row } from '../../resources/world.ts'

const COMPONENT = 'a component id such as connection:dxcon-fgk3cfwy or location:EQDC2'

const KINDS = 'cut, silent, loss, rate or drain: what flaps, cut it with until, again and again, or play flap in a drill'

export const faultFields = {
  kind: z
    .enum(['cut', 'silent', 'loss', 'rate', 'drain'], { error: KINDS })
    .describe(
      '`cut`: whoever can see it sees it. `silent`: it drops everything and looks healthy. `loss`: it drops some packets. `rate`: it carries less. `drain`: its BGP sessions are shut in good order',
    ),
  direction: z
    .enum(['out', 'in'], { error: 'out (to AWS) or in (from AWS)' })
    .exactOptional()
    .describe('Of `silent` and `loss`: only what goes to AWS, or what comes from there'),
  on: z
    .string({ error: COMPONENT })
    .regex(/^[a-z][a-zA-Z-]*:.+$/, { error: COMPONENT })
    .describe('Id of the component that is broken'),
}

export const faultOutput = z.strictObject({
  id: z.string(),
  ...faultFields,
  share: z.number().exactOptional().describe('Of `loss`: of the packets, 0 to 1'),
  toBps: z.number().exactOptional().describe('Of `rate`: what it carries each way, bit/s'),
  since: z.int().describe('Epoch ms'),
  until: z.int().exactOptional().describe('Epoch ms after which it heals by itself'),
})

export function faultView({ id, body }: Row<'fault'>): z.output<typeof faultOutput> {
  return { id, ...body }
}
