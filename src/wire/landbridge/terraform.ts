import { z } from 'zod'
import { exportTerraform } from '../../handoff/terraform/exportTerraform.ts'
import { AccountWorld } from '../../topology/accountWorld.ts'
import { computedCall } from './computation.ts'

export const postTerraform = computedCall({
  name: 'PostTerraform',
  method: 'POST',
  path: '/terraform',
  summary: 'What the account has ordered of AWS, as a module of Terraform; others’ things are variables, keys too',
  input: z.strictObject({
    estate: z.string().max(200).default('the service').describe('How the estate is called in the files'),
  }),
  output: z.strictObject({
    files: z.array(z.strictObject({ name: z.string(), text: z.string() })),
    warnings: z.array(z.string()).describe('What the module cannot say'),
  }),
  compute({ estate }, { parts, account }) {
    const world = new AccountWorld(parts.store.world, account)
    // Routers have the addresses that were handed out; keys are nobody's to print.
    const isSaid = (what: string) => what === 'addresses' || what === 'insideCidr'
    return exportTerraform({ world, estate, isOrdered: true, isSaid })
  },
})
