import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { drill } from '../../src/drill/drill.ts'
import { drillHtml } from '../../src/drill/report/reportHtml.ts'
import { DRILL_REPORT } from '../../src/drill/report/reportSchema.ts'
import { worstSentence } from '../../src/drill/report/reportSentence.ts'
import { drillTable } from '../../src/drill/report/reportTable.ts'
import { scriptsFor } from '../../src/drill/request.ts'
import type { NeighbourPolicy, Router } from '../../src/resources/customerSide.ts'
import type { World } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { directConnectGateway, flow, peer, port, site, vpc, worldOf } from '../../src/topology/testWorld.ts'
import { GEOGRAPHY, nobodyTestedFailover, twoLocations } from './worlds.ts'

function report(
  world: World,
  request: { delete: readonly string[]; cut?: readonly string[] },
  assumptions = DEFAULT_ASSUMPTIONS,
) {
  const topology = compile(world, GEOGRAPHY)
  const scripts = scriptsFor(topology, request)
  assert.ok('scripts' in scripts, 'problem' in scripts ? scripts.problem : '')
  return drill(topology, scripts.scripts, assumptions)
}

/** `survives, dark from best to worst by what, heals after`. */
function told(...given: Parameters<typeof report>): string {
  const { flows } = report(...given).scenarios[0] ?? assert.fail()
  const { survives, darkMinMs, darkMs, decidedBy, healDarkMs } = flows[0] ?? assert.fail()
  return `${survives}, ${darkMinMs}..${darkMs} ${decidedBy}, heals ${healDarkMs}`
}

/** One virtual interface is all there is. */
function alone(router: Partial<Router>, named = false): World {
  const vif = named ? { peers: [peer('a', 20, { named: true })] } : {}
  return worldOf(draft => {
    site(draft, [{ name: 'edge', ...router }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    const gateway = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
    port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway, octet: 20, vif })
    flow(draft, 'db', 1e9, 1e9)
  })
}

const OWN: { readonly policies: Readonly<Record<string, NeighbourPolicy>>; readonly ownNeighbours: true } = {
  policies: { 'vif-a': {} },
  ownNeighbours: true,
}
const CEASE = { ...DEFAULT_ASSUMPTIONS, deletionSendsCease: true }
const VIF = { delete: ['vif-a'] }

for (const [because, expected, ...given] of [
  ['the router keeps light and BFD notices', 'whole, 600..900 bfd, heals 0', twoLocations(), VIF],
  ['without BFD the hold timer does', 'whole, 60000..90000 hold, heals 0', twoLocations({ bfd: false }), VIF],
  ['a Cease would tell it', 'whole, 10..100 notification, heals 0', twoLocations({ bfd: false }), VIF, CEASE],
  ['the VPN carries, at its rate', 'partly, 60000..90000 hold, heals 0', nobodyTestedFailover(), VIF],
  ['a managed router is configured again at once', 'no, null..null null, heals 10000', alone({}), VIF],
  ['nobody configures another', 'no, null..null null, heals null', alone(OWN), VIF],
  ['unless the order names what it needs', 'no, null..null null, heals 10000', alone(OWN, true), VIF],
  ['the other one is cut', 'partly, 600..900 bfd, heals 0', twoLocations(), { ...VIF, cut: ['dx-b'] }],
] as const) {
  test(`a virtual interface is deleted: ${expected}: ${because}`, () => {
    assert.equal(told(...(given as unknown as Parameters<typeof report>)), expected)
  })
}

test('AWS’s side stops at once, the router’s side does not', () => {
  const { forward, back } = report(twoLocations({ bfd: false }), VIF).scenarios[0]?.flows[0] ?? assert.fail()
  assert.deepEqual([forward.decidedBy, forward.darkMs], ['hold', 90_000], 'to AWS')
  assert.deepEqual([back.decidedBy, back.darkMs], ['withdraw', 100], 'from AWS')
})

test('the report names it, fits its schema, prints what it assumes and what is left to do', () => {
  const deleted = report(alone(OWN), { delete: ['dxvif-a'] })
  DRILL_REPORT.parse(deleted)
  assert.deepEqual(deleted.scenarios[0]?.faults, [{ kind: 'delete', on: 'virtual-interface:dxvif-a', name: 'vif-a' }])
  assert.match(worstSentence(deleted), /^If vif-a \(virtual interface\) is deleted, app → db gets nothing through/)
  const table = drillTable(deleted).replaceAll(/\s+/g, ' ')
  assert.match(table, /vif-a: virtual interface/)
  assert.match(table, /AWS is taken to send no NOTIFICATION \(Cease\)/)
  assert.match(table, /Created again, vif-a stays down until somebody configures its new peer addresses and MD5 key on edge/)
})

test('the page lists what is left to do, and says of a flow that it waits for it', () => {
  const page = drillHtml(report(alone(OWN), VIF), { title: 'x' })
  assert.match(page, /<h2>What has to be done after it<\/h2><ul><li>Created again, vif-a stays down until somebody/)
  assert.match(page, /<dt>after the repair<\/dt><dd>dark until somebody has done what is to do<\/dd>/)
  assert.doesNotMatch(drillHtml(report(alone({}), VIF), { title: 'x' }), /What has to be done/)
})

test('what deletes nothing assumes nothing about it', () => {
  const topology = compile(twoLocations(), GEOGRAPHY)
  const scripts = scriptsFor(topology, { cut: ['vif-a'] })
  assert.ok('scripts' in scripts)
  const cut = drill(topology, scripts.scripts)
  assert.doesNotMatch(cut.assumptions.join(' '), /deleted/)
  assert.equal(cut.scenarios[0]?.toDo, undefined)
})

for (const [thing, says] of [
  ['dx-a', /^dx-a is a connection, and only virtual interfaces are deleted .* give vif-a or vif-b, or cut dx-a instead\.$/],
  ['backup', /^backup is a VPN, and only virtual interfaces/],
  ['location:EqDC2', /is a location, and only virtual interfaces/],
  ['vif-c', /^Nothing that can fail is called vif-c; did you mean vif-a or vif-b\?$/],
] as const) {
  test(`${thing} cannot be deleted in a drill, and the refusal says what can`, () => {
    const scripts = scriptsFor(compile(twoLocations(), GEOGRAPHY), { delete: [thing] })
    assert.match('problem' in scripts ? scripts.problem : 'no problem', says)
  })
}
