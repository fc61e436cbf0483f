import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { withDefaultVpc } from './defaultVpc.ts'
import { draftOf } from './draft.ts'
import { WorldTables } from './tables.ts'
import type { TransitGatewayAttachment } from './transitGateway.ts'
import { undeletedAttachments } from './undeletedAttachments.ts'
import type { Vpc } from './vpc.ts'
import { vpcCount } from './vpcCount.ts'
import type { VpnConnection } from './vpn.ts'
import { type VpnGroup, vpnCount } from './vpnCount.ts'
import type { Draft, World } from './world.ts'

const SCOPES = [
  { account: '111111111111', region: 'us-east-1' },
  { account: '222222222222', region: 'us-east-1' },
] as const
const GATEWAYS = ['tgw-1', 'tgw-2']
const GROUPS: readonly VpnGroup[] = ['all', 'unassociated', 'accelerated', 'large']

const step = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom('attachment', 'vpc', 'vpn', 'noAttachment', 'noVpc', 'noVpn'),
  scope: fc.constantFrom(...SCOPES),
  state: fc.constantFrom('pending', 'available', 'deleting', 'deleted', 'rejected', 'failed'),
  ends: fc.tuple(fc.constantFrom(...GATEWAYS), fc.constantFrom('vpc-1', ...GATEWAYS)),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function take(draft: Draft, { id, kind, scope, state, ends: [transitGatewayId, resourceId] }: Step): void {
  if (kind === 'noVpc') draft.remove('vpc', id)
  else if (kind === 'noAttachment') draft.remove('transitGatewayAttachment', id)
  else if (kind === 'noVpn') draft.remove('vpnConnection', id)
  else if (kind === 'vpn') {
    const isOnGateway = resourceId !== 'vpc-1'
    const options = { ...(isOnGateway && { transitGatewayId }), enableAcceleration: resourceId === 'tgw-1' }
    const body = { ...options, ...(resourceId === 'tgw-2' && { tunnelBandwidth: 'large' }), state, tunnels: [] }
    draft.put('vpnConnection', id, scope, body as unknown as VpnConnection)
  } else if (kind === 'vpc') draft.put('vpc', id, scope, { cidrs: [] } as unknown as Vpc)
  else {
    const body = { transitGatewayId, resourceId, state } as TransitGatewayAttachment
    draft.put('transitGatewayAttachment', id, scope, body)
  }
}

/** The same world, of which nobody keeps count: whoever wants to know looks at every row. */
function uncounted(world: World): World {
  return { within: world.within.bind(world), referring: world.referring.bind(world) } as World
}

test('what worlds and drafts count as VPCs, attachments and VPN connections is what a look at every row counts', () => {
  let counted = 0
  let vpns = 0
  const assertCounted = (world: World) => {
    for (const scope of SCOPES) assert.equal(vpcCount(world, scope), vpcCount(uncounted(world), scope))
    for (const scope of SCOPES) {
      for (const group of GROUPS) assert.equal(vpnCount(world, scope, group), vpnCount(uncounted(world), scope, group))
    }
    vpns += vpnCount(world, SCOPES[1], 'large')
    for (const id of GATEWAYS) assert.equal(undeletedAttachments(world, id), undeletedAttachments(uncounted(world), id))
    counted += undeletedAttachments(world, 'tgw-1')
  }
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 5 }), transactions => {
      const tables = new WorldTables()
      for (const steps of transactions) {
        const draft = draftOf(tables)
        const seen = withDefaultVpc(draft, SCOPES[0])
        for (const made of steps) {
          take(seen, made)
          assertCounted(draft)
          assertCounted(seen)
        }
        tables.apply(draft.changes())
        assertCounted(tables)
      }
    }),
    { numRuns: 200 },
  )
  assert.ok(counted > 0 && vpns > 0, 'there was something to count')
})
