import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../topology/compile.ts'
import { GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../topology/testWorld.ts'
import { domainByName } from './domainByName.ts'
import { everyDouble, everySingle } from './play/enumerate.ts'
import { distinctDomains } from './play/footprint.ts'
import { scriptsFor } from './request.ts'

const VGW = { kind: 'virtualPrivateGateway', id: 'vgw-prod' } as const
const TOPOLOGY = compile(
  worldOf(draft => {
    site(draft, [{ name: 'edge' }])
    vpc(draft, 'prod', '10.20.0.0/16', {})
    port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway: VGW, octet: 20 })
    port(draft, {
      name: 'b',
      location: 'CSVA1',
      device: 'CSVA1-1',
      router: 'edge',
      gateway: VGW,
      octet: 21,
      carrier: { name: 'dx-a', forwardsLossOfLight: true },
    })
    vpn(draft, '198.51.100.1', 'vgw-prod')
    draft.update('virtualInterface', 'dxvif-b', { name: 'backup/1' })
  }),
  GEOGRAPHY,
)

for (const [thing, id, because] of [
  ['connection:dxcon-a', 'connection:dxcon-a', 'an id'],
  ['dxcon-a', 'connection:dxcon-a', 'a resource’s own id: of all that share it, the connection'],
  ['dx-b', 'connection:dxcon-b', 'a name that the cross-connect shares'],
  ['cross-connect:dx-b', 'cross-connect:dxcon-b', 'a kind and a name'],
  ['connection:dx-a', 'connection:dxcon-a', 'a kind, where a carrier has the same name'],
  ['carrier:dx-a', 'carrier:dxcon-b', 'the carrier'],
  ['edge', 'router:r-edge', 'a router'],
  ['ashburn', 'site:site-1', 'a site'],
  ['backup', 'vpn:vpn-1', 'a VPN connection'],
  ['backup/1', 'tunnel:vpn-1/1', 'a tunnel, not the virtual interface or session that is called alike'],
  ['virtual-interface:backup/1', 'virtual-interface:dxvif-b', 'unless one says so'],
  ['vif-a', 'virtual-interface:dxvif-a', 'a virtual interface, whose session is called alike'],
  ['session:vif-a', 'session:dxpeer-a', 'its session'],
  ['EqDC2', 'location:EQDC2', 'a location as AWS writes it'],
  ['eqdc2', 'location:EQDC2', 'or as one likes'],
  ['location:eqdc2', 'location:EQDC2', 'with its kind too'],
  ['edge-uplink', 'uplink:r-edge', 'the uplink of a router'],
] as const) {
  test(`${thing} is ${id}: ${because}`, () => {
    const found = domainByName(TOPOLOGY, thing)
    assert.equal('domain' in found ? found.domain.id : found.problem, id)
  })
}

for (const [thing, problem] of [
  ['dx-c', /^Nothing that can fail is called dx-c; did you mean dx-a or dx-b\?$/],
  ['hub', /^Nothing that can fail is called hub; what can fail is called edge, dx-a, dx-b, backup and \d+ more\.$/],
  ['', /^Nothing that can fail is called /],
  ['router:dx-a', /^Nothing that can fail is called router:dx-a/],
] as const) {
  test(`${JSON.stringify(thing)} is nothing: what is near is offered, and nothing that nobody can have meant`, () => {
    const found = domainByName(TOPOLOGY, thing)
    assert.match('problem' in found ? found.problem : found.domain.id, problem)
  })
}

test('two connections of one name: their ids are offered', () => {
  const twins = compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge' }])
      vpc(draft, 'prod', '10.20.0.0/16', {})
      for (const name of ['a', 'b']) {
        port(draft, { name, location: 'EqDC2', device: 'd', router: 'edge', gateway: VGW, octet: 20 })
        draft.update('connection', `dxcon-${name}`, { name: 'dx' })
      }
    }),
    GEOGRAPHY,
  )
  const found = domainByName(twins, 'dx')
  const offered = /connection:dxcon-a.*connection:dxcon-b/
  assert.match('problem' in found ? found.problem : found.domain.id, offered)
})

/** The Region, but no optic of a port that fails like it, and no VPN endpoint that is its tunnel’s. */
const PLAYED = distinctDomains(TOPOLOGY)

test('every single failure is every part cut and silent, every double one every pair cut', () => {
  const parts = PLAYED.length
  const single = everySingle(TOPOLOGY).map(script => script.map(({ domain, kind }) => `${kind} ${domain.id}`).join(' and '))
  assert.equal(new Set(single).size, 2 * parts - 1, 'of the Region it is not known how it would fail silently')
  const double = everyDouble(TOPOLOGY).map(script =>
    script
      .map(({ domain, kind }) => `${kind} ${domain.id}`)
      .sort()
      .join(' and '),
  )
  assert.equal(new Set(double).size, (parts * (parts - 1)) / 2)
  assert.ok(double.every(text => !text.includes('silent')))
})

for (const [request, count, because] of [
  [{}, 2 * PLAYED.length - 1, 'nothing said: every single failure'],
  [{ cut: ['dx-a', 'dx-b'] }, 1, 'all that is named is one scenario'],
  [{ cut: ['dx-a'], silent: ['backup'] }, 1, 'cut and silent together too'],
  [{ cut: ['dx-a'], every: 'single' }, 1 + 2 * PLAYED.length - 1, 'and every single one beside it'],
] as const) {
  test(`${JSON.stringify(request)} is ${count} scenarios: ${because}`, () => {
    const found = scriptsFor(TOPOLOGY, request)
    assert.equal('scripts' in found ? found.scripts.length : found.problem, count)
  })
}

test('a request that names nothing that is there says so', () => {
  assert.match(
    JSON.stringify(scriptsFor(TOPOLOGY, { cut: ['dx-a'], silent: ['nonsense'] })),
    /Nothing that can fail is called nonsense/,
  )
})
