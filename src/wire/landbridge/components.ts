import { z } from 'zod'
import { computedCall } from './computation.ts'

export const listComponents = computedCall({
  name: 'ListComponents',
  method: 'GET',
  path: '/components',
  summary: 'Everything that can fail, with the ids and names that faults and drills take',
  input: z.strictObject({}),
  output: z.strictObject({
    components: z.array(z.strictObject({ id: z.string(), kind: z.string(), name: z.string(), aliases: z.array(z.string()) })),
  }),
  compute: (_, { topology }) => ({ components: topology().domains }),
})
