import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { momentAt } from '../../src/drill/trace/moment.ts'
import { transitLoads } from '../../src/drill/transitLoads.ts'
import { transitGatewayData } from '../../src/metrics/transitGatewayData.ts'
import type { World } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { flow, GEOGRAPHY, vpc, worldOf } from '../../src/topology/testWorld.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }
const ON = { state: 'available', createdAt: 0, tags: {} } as const

/** VPCs `prod` and `dev` on one gateway, each with all of 10/8 sent there; the table knows dev, and prod as it is asked. */
function world(prodIsPropagated: boolean, blackhole: boolean): World {
  return worldOf(draft => {
    draft.put('transitGateway', 'tgw-1', SCOPE, {
      ...ON,
      description: '',
      amazonSideAsn: 64_512,
      autoAcceptSharedAttachments: false,
      defaultRouteTableAssociation: true,
      defaultRouteTablePropagation: true,
      vpnEcmpSupport: true,
      dnsSupport: true,
      securityGroupReferencingSupport: false,
      multicastSupport: false,
      cidrBlocks: [],
    })
    const routeTableId = 'tgw-rtb-1'
    draft.put('transitGatewayRouteTable', routeTableId, SCOPE, {
      ...ON,
      transitGatewayId: 'tgw-1',
      defaultAssociation: true,
      defaultPropagation: true,
    })
    for (const [name, cidr, address] of [
      ['prod', '10.20.0.0/16', '10.20.1.10'],
      ['dev', '10.30.0.0/16', '10.30.1.10'],
    ] as const) {
      vpc(draft, name, cidr, { [name]: address })
      const table = draft.get('routeTable', `rtb-${name}`)?.body
      assert.ok(table)
      const toGateway = {
        destination: '10.0.0.0/8',
        target: { kind: 'transitGateway', id: 'tgw-1' },
        origin: 'CreateRoute',
      } as const
      draft.update('routeTable', `rtb-${name}`, { routes: [...table.routes, toGateway] })
      draft.put('transitGatewayAttachment', `tgw-attach-${name}`, SCOPE, {
        ...ON,
        transitGatewayId: 'tgw-1',
        type: 'vpc',
        resourceId: `vpc-${name}`,
        resourceOwnerAccount: SCOPE.account,
        association: { routeTableId, state: 'associated' },
        propagations: name === 'dev' || prodIsPropagated ? [{ routeTableId, state: 'enabled' }] : [],
        vpc: {
          subnetIds: [],
          applianceModeSupport: false,
          dnsSupport: true,
          ipv6Support: false,
          securityGroupReferencingSupport: false,
        },
      })
    }
    if (blackhole) {
      const route = { routeTableId, destination: '10.20.0.0/16' }
      draft.put('transitGatewayRoute', `${routeTableId}|10.20.0.0/16`, SCOPE, route)
    }
    flow(draft, 'dev', 8e6, 8e6, 'prod')
  })
}

const MINUTE_OF_8_MEGABIT = 60e6

for (const [propagated, blackhole, expected, because] of [
  [true, false, { BytesOut: MINUTE_OF_8_MEGABIT }, 'both ways arrive'],
  [false, false, { BytesDropCountNoRoute: MINUTE_OF_8_MEGABIT }, 'the way back has no route'],
  [true, true, { BytesDropCountBlackhole: MINUTE_OF_8_MEGABIT }, 'the way back is a blackhole'],
] as const) {
  test(`what a transit gateway counts of 8 Mbit/s each way: ${because}`, () => {
    const estate = world(propagated, blackhole)
    const topology = compile(estate, GEOGRAPHY)
    const data = [...transitGatewayData(estate, transitLoads(topology, momentAt(topology, [], 0, DEFAULT_ASSUMPTIONS)))]
    const value = (metric: string, attachment?: string) =>
      data.find(each => each.metric === metric && each.dimensions.TransitGatewayAttachment === attachment)?.value
    assert.equal(value('BytesIn', 'tgw-attach-prod'), MINUTE_OF_8_MEGABIT)
    assert.equal(value('BytesIn', 'tgw-attach-dev'), MINUTE_OF_8_MEGABIT)
    assert.equal(value('BytesOut', 'tgw-attach-dev'), MINUTE_OF_8_MEGABIT, 'the way there is never in question')
    const out = 'BytesOut' in expected ? MINUTE_OF_8_MEGABIT : 0
    assert.equal(value('BytesOut', 'tgw-attach-prod'), out)
    for (const metric of ['BytesDropCountNoRoute', 'BytesDropCountBlackhole'] as const) {
      const wanted = metric in expected ? MINUTE_OF_8_MEGABIT : 0
      assert.equal(value(metric, 'tgw-attach-dev'), wanted, metric)
      assert.equal(value(metric), wanted, `${metric} of the gateway`)
    }
    assert.equal(value('BytesIn'), 2 * MINUTE_OF_8_MEGABIT)
  })
}
