import { z } from 'zod'
import { SITE_DEFAULTS } from '../../resources/customerDefaults.ts'
import type { Site } from '../../resources/customerSide.ts'
import { landbridgeOperation } from './binding.ts'
import { customerId } from './customerId.ts'
import { named } from './named.ts'
import { changeField, putRow } from './putRow.ts'
import { siteFields, siteOutput, siteView } from './siteView.ts'

/** Makes the site, or makes it what the input says; a generated one becomes the customer's own. */
export const putSite = landbridgeOperation({
  method: 'PUT',
  path: '/sites/{name}',
  summary: 'Create or replace a site',
  input: z.strictObject({
    ...siteFields,
    prefixes: siteFields.prefixes.default([...SITE_DEFAULTS.prefixes]),
    gateway: siteFields.gateway.default(SITE_DEFAULTS.gateway),
    mtu: siteFields.mtu.default(SITE_DEFAULTS.mtu),
  }),
  output: z.strictObject({ change: changeField, site: siteOutput }),
  operate({ world, caller }, input) {
    const site: Site = { ...input, generated: false }
    const change = putRow(
      world,
      { kind: 'site', id: customerId('site', caller.account, input.name), account: caller.account },
      site,
    )
    return { change, site: siteView(named(world, 'site', caller.account, input.name)) }
  },
})
