import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, hub, routesOf, type Story, siteWithPort, story } from './story.ts'

const SITES = [
  { name: 'ashburn', asn: 65_001, prefixes: ['10.1.0.0/16'], location: 'EqDC2' },
  { name: 'reston', asn: 65_002, prefixes: ['10.2.0.0/16'], location: 'CSVA1' },
] as const

/** Two sites on one DX gateway, with a host each, without SiteLink. */
async function prepared({ carrier }: Story, asns: readonly number[] = [65_001, 65_002]) {
  const directConnectGatewayId = await hub(carrier)
  const ids: string[] = []
  for (const [at, site] of SITES.entries()) {
    const asn = asns[at] ?? 0
    const connectionId = await siteWithPort(carrier, { ...site, asn })
    const newPrivateVirtualInterface = { virtualInterfaceName: `to-${site.name}`, vlan: 100, asn, directConnectGatewayId }
    const order = { connectionId, newPrivateVirtualInterface }
    ids.push(String((await call(carrier, 'CreatePrivateVirtualInterface', order)).virtualInterfaceId))
    await carrier.own('PutHost', { name: `${site.name}-host`, address: `10.${at + 1}.1.10`, site: site.name })
  }
  const [a = '', b = ''] = ids
  const link = (virtualInterfaceId: string, enableSiteLink = true) =>
    call(carrier, 'UpdateVirtualInterfaceAttributes', { virtualInterfaceId, enableSiteLink })
  const outcome = async () =>
    String((await carrier.rest('POST', '/traces', { from: 'ashburn-host', to: 'reston-host' })).json.outcome)
  return { a, b, link, outcome }
}

test('SiteLink on both carries packets from site to site; on one of them it carries none', async () => {
  await using told = await story()
  const { carrier } = told
  const { a, b, link, outcome } = await prepared(told)
  assert.equal(await outcome(), 'dropped', 'without SiteLink a DX gateway is no transit')
  await link(a)
  assert.equal(await outcome(), 'dropped')
  await link(b)
  assert.equal(await outcome(), 'delivered')
  assert.deepEqual(await routesOf(carrier, a), ['accepted 10.1.0.0/16', 'advertised 10.2.0.0/16'])
  const filters = { routeDirection: 'advertised' }
  const { routes } = await call(carrier, 'ListVirtualInterfaceRoutes', { virtualInterfaceId: a, filters })
  assert.deepEqual((routes as { asPath: object[] }[])[0]?.asPath, [{ pathType: 'seq', path: [64_600, 65_002] }])
  await link(b, false)
  assert.equal(await outcome(), 'dropped')
})

test('sites of one AS number drop each other’s routes, and a remark says so', async () => {
  await using told = await story()
  const { a, b, link, outcome } = await prepared(told, [65_001, 65_001])
  await link(a)
  await link(b)
  assert.equal(await outcome(), 'dropped')
  const remarks = told.served.service.reconciler.networks.of('virtualInterface', a)?.topology.remarks ?? []
  assert.ok(
    remarks.some(remark =>
      /Over SiteLink to-ashburn, to-reston drop each other’s routes: all of them have AS 65001/.test(remark),
    ),
    remarks.join('\n'),
  )
})
