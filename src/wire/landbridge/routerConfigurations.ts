import { z } from 'zod'
import { didYouMean, sentence } from '../../estate/didYouMean.ts'
import { exportRouters, routersOf } from '../../handoff/router/exportRouters.ts'
import { dayText } from '../../net/day.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { ROUTER_PLATFORM_NAMES } from '../../resources/routerPlatforms.ts'
import { AccountWorld } from '../../topology/accountWorld.ts'
import { computedCall, said } from './computation.ts'

const EXPORT = z.strictObject({
  router: z.string(),
  platform: z.enum(ROUTER_PLATFORM_NAMES),
  files: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  warnings: z.array(z.string()),
})

export const postRouterConfigurations = computedCall({
  name: 'PostRouterConfigurations',
  method: 'POST',
  path: '/router-configurations',
  summary: 'Complete configurations of the account’s routers, each in the language of its platform',
  input: z.strictObject({
    router: z.string().optional().describe('A router, by name or id; every router where nothing is said'),
    platform: z
      .enum(ROUTER_PLATFORM_NAMES, { error: `one of ${ROUTER_PLATFORM_NAMES.join(', ')}` })
      .optional()
      .describe("The router's own, else frr, where nothing is said"),
    secrets: z.boolean().default(false).describe('Keys as they are; placeholders where nothing is said'),
    estate: z.string().max(200).default('the service').describe('How the estate is called in the files'),
  }),
  output: z.strictObject({ exports: z.array(EXPORT), left: z.array(z.string()).describe('Why a router is left out') }),
  compute(input, { parts, account, topology }) {
    const world = new AccountWorld(parts.store.world, account)
    const own = [...routersOf(world)].filter(row => row.account === account)
    const names = own.flatMap(({ id, body }) => [body.name, id])
    if (input.router !== undefined && !names.includes(input.router)) {
      const known = [...new Set(own.map(({ body }) => body.name))]
      const hint = didYouMean(input.router, known)
      throw invalid(`No router is called ${input.router}${hint ? sentence(hint) : `; there are ${known.join(', ') || 'none'}.`}`)
    }
    const { router, platform } = said(input) as Partial<typeof input>
    const { secrets, estate } = input
    const date = dayText(parts.now())
    const done = exportRouters({ world, topology: topology(), router, platform, secrets, estate, date, warnings: [] })
    if ('refused' in done) throw invalid(done.refused)
    return done
  },
})
