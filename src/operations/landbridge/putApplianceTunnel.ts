import { z } from 'zod'
import type { ApplianceTunnel } from '../../resources/customerSide.ts'
import { applianceTunnelFields, applianceTunnelOutput, applianceTunnelView } from './applianceTunnelView.ts'
import { landbridgeOperation } from './binding.ts'
import { customerId } from './customerId.ts'
import { named } from './named.ts'
import { changeField, putRow } from './putRow.ts'
import { conflict, notFound } from './refusals.ts'

/** 1.25 Gbit/s is what one VPN tunnel of AWS carries; an appliance's own figure depends on its instance. */
const DEFAULT_BPS = 1_250_000_000
const DEFAULT_MTU = 1438

/** A VPN between a router and an appliance that somebody runs on an instance: AWS knows nothing of it. */
export const putApplianceTunnel = landbridgeOperation({
  method: 'PUT',
  path: '/appliance-tunnels/{name}',
  summary: 'Create or replace a VPN between a router and an appliance on an instance',
  input: z.strictObject({
    ...applianceTunnelFields,
    mtu: applianceTunnelFields.mtu.default(DEFAULT_MTU),
    bps: applianceTunnelFields.bps.default(DEFAULT_BPS),
  }),
  output: z.strictObject({ change: changeField, applianceTunnel: applianceTunnelOutput }),
  operate({ world, caller }, { router, ...rest }) {
    const card = world.get('networkInterface', rest.networkInterfaceId)
    if (card?.account !== caller.account) throw notFound('network interface', rest.networkInterfaceId)
    if (card.body.attachment === undefined) {
      throw conflict(`Network interface ${card.id} is attached to no instance; attach it before it ends a tunnel.`)
    }
    const id = customerId('applianceTunnel', caller.account, rest.name)
    const tunnel: ApplianceTunnel = { ...rest, routerId: named(world, 'router', caller.account, router).id }
    const change = putRow(world, { kind: 'applianceTunnel', id, account: caller.account }, tunnel)
    return { change, applianceTunnel: applianceTunnelView(world, named(world, 'applianceTunnel', caller.account, rest.name)) }
  },
})
