import { flow, site, vpc, vpn } from '../../../src/topology/testWorld.ts'
import { pair, type RuleCase, SCOPE } from '../ruleCase.ts'

/** What falls together: a router, a room, a line card, a conduit, a carrier. */
export const SHARED_FATE_CASES: readonly RuleCase[] = [
  {
    rule: 'DX049',
    about: 'edge-1',
    because: 'both connections end on it',
    write: (draft, isBad) => pair(draft, { b: { router: isBad ? 'edge-1' : 'edge-2' } }),
  },
  {
    rule: 'DX049',
    about: 'edge-1',
    because: 'a VPN alone ends on one router, too',
    write(draft, isBad) {
      site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }])
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      vpn(draft, '198.51.100.1', 'vgw-prod')
      if (!isBad) vpn(draft, '198.51.100.2', 'vgw-prod', { name: 'second' })
      flow(draft, 'db', 1e8, 1e8)
    },
  },
  {
    rule: 'DX070',
    about: 'conduit-7',
    because: 'both fibres lie in it',
    write(draft, isBad) {
      pair(draft)
      const members = ['connection:dxcon-a', isBad ? 'connection:dxcon-b' : 'router:r-edge-1']
      draft.put('sharedRisk', 'risk-1', SCOPE, { name: 'conduit-7', members })
    },
  },
  {
    rule: 'DX073',
    about: 'edge-1',
    because: 'both routers stand in one room',
    write: (draft, isBad) => pair(draft, { routers: [{ room: 'a' }, { room: isBad ? 'a' : 'b' }] }),
  },
  {
    rule: 'DX073',
    about: 'dx-a',
    because: 'both ports are on one card of one device',
    write(draft, isBad) {
      pair(draft, { a: { device: 'one', location: 'EqDC2' }, b: { device: 'one', location: 'EqDC2' } })
      draft.update('crossConnect', 'xc-a', { lineCard: 'c1' })
      draft.update('crossConnect', 'xc-b', { lineCard: isBad ? 'c1' : 'c2' })
    },
  },
  {
    rule: 'DX068',
    about: 'dx-b',
    because: 'both circuits are of one carrier',
    write(draft, isBad) {
      const carrier = (name: string) => ({ name, forwardsLossOfLight: false })
      pair(draft, { a: { carrier: carrier('Lumen') }, b: { carrier: carrier(isBad ? 'Lumen' : 'Zayo') } })
    },
  },
]
