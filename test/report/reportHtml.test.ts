import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drillHtml } from '../../src/drill/reportHtml.ts'
import { topologyDiagram } from '../../src/handoff/topologyDiagram.ts'
import { svgOf } from '../../src/wire/print/svg.ts'
import { REPORTS, TOPOLOGIES } from './reports.ts'

for (const [name, report] of Object.entries(REPORTS)) {
  test(`${name}: one page that asks nobody, the same every time`, () => {
    const page = drillHtml(report, { title: name })
    assert.equal(page, drillHtml(report, { title: name }))
    assert.doesNotMatch(page, /(?:src|href|action)\s*=|url\(|@import|fetch\(|https?:/)
    assert.doesNotMatch(page, /\d\d:\d\d UTC|undefined|\[object|NaN/)
    assert.ok(page.startsWith('<!doctype html>') && page.endsWith('</html>\n'))
    for (const tag of ['tbody', 'table', 'details', 'div', 'span', 'dl']) {
      const count = (pattern: string) => page.match(new RegExp(pattern, 'g'))?.length ?? 0
      assert.equal(count(`<${tag}[ >]`), count(`</${tag}>`), tag)
    }
  })
}

test('a page says when, where it is told', () => {
  const page = drillHtml(REPORTS['no flow']!, { title: 'x', startedAt: Date.UTC(2026, 10, 21, 4, 5) })
  assert.match(page, /Landbridge drill report, 2026-11-21 04:05 UTC/)
})

test('names cannot break out of the page', () => {
  const page = drillHtml({ ...REPORTS['no scenario']!, assumptions: ['</li><script>alert(1)</script>'] }, { title: '"><img>' })
  assert.doesNotMatch(page, /<script>alert|<img/)
  assert.match(page, /&lt;script&gt;alert\(1\)/)
})

test('every scenario is in the page, with its sentence and its figures', () => {
  const page = drillHtml(REPORTS['nobody tested failover']!, { title: 'x' })
  for (const text of [/If edge \(router\) goes down/, /90 s \[60 s\]/, /42 % \/ 18 %/, /9001 → 1446/, /own end: listed apart/]) {
    assert.match(page, text)
  }
  assert.equal(page.match(/<tbody data-order/g)?.length, 9)
})

test('the drawn network stands inside the page', async () => {
  const { twoLocations } = TOPOLOGIES
  const dead = ['connection:dxcon-a', 'router:r-edge-2']
  const diagram = topologyDiagram(twoLocations, { dead, regionOf: id => (/^(vpc|vgw)/.test(id) ? 'us-east-1' : undefined) })
  const svg = await svgOf(diagram)
  assert.equal(svg, await svgOf(diagram))
  assert.ok(svg.startsWith('<svg') && !svg.includes('<!--'))
  for (const text of ['ashburn', 'edge-1', 'EqDC2-1', 'dx-b', '10 Gbps', 'vif-a', 'backup/2', 'hub', 'us-east-1', 'VPC prod']) {
    assert.ok(svg.replaceAll('&#45;', '-').includes(`>${text}`), text)
  }
  assert.match(svg, /class="node connection dead"/)
  assert.match(svg, /class="edge tunnel dead"/)
  assert.match(svg, /class="node connection"/)
  assert.ok(drillHtml(REPORTS['no flow']!, { title: 'x', svg }).includes(svg))
})

test('a name with quotes and breaks stays one name in Graphviz’s language', async () => {
  const { nobodyTestedFailover } = TOPOLOGIES
  const odd = String.raw`a "b" \n c`
  const domains = nobodyTestedFailover.domains.map(domain =>
    domain.id === 'connection:dxcon-a' ? { ...domain, name: odd } : domain,
  )
  const svg = await svgOf(topologyDiagram({ ...nobodyTestedFailover, domains }))
  assert.ok(svg.includes(String.raw`a "b" \n c`) || svg.includes(String.raw`a &quot;b&quot; \n c`))
})
