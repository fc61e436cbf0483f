import { z } from 'zod'
import { applianceTunnelOutput, applianceTunnelView } from './applianceTunnelView.ts'
import { landbridgeOperation } from './binding.ts'
import { customerScope } from './customerId.ts'

export const listApplianceTunnels = landbridgeOperation({
  method: 'GET',
  path: '/appliance-tunnels',
  summary: 'List the VPNs to appliances of the account',
  input: z.strictObject({}),
  output: z.strictObject({ applianceTunnels: z.array(applianceTunnelOutput) }),
  operate: ({ world, caller }) => ({
    applianceTunnels: [...world.within('applianceTunnel', customerScope(caller.account))].map(row =>
      applianceTunnelView(world, row),
    ),
  }),
})
