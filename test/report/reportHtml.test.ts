import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drillHtml } from '../../src/drill/report/reportHtml.ts'
import { drillMarkdown } from '../../src/drill/report/reportMarkdown.ts'
import { reportMermaid } from '../../src/drill/report/reportMermaid.ts'
import { topologyDiagram, topologyDrawing } from '../../src/handoff/topologyDiagram.ts'
import { drawnNetwork } from '../../src/wire/print/drawnNetwork.ts'
import { svgOf } from '../../src/wire/print/svg.ts'
import { REPORTS, scenario, TOPOLOGIES } from './reports.ts'

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

test('a sequence says first whether it holds, and what was expected alarms nobody', () => {
  const report = REPORTS['nobody tested failover'] ?? assert.fail()
  const flow = { flow: 'app-to-db', what: 'survives', expected: 'no', found: 'no' } as const
  const played = { name: 'a night', expectations: [{ ...flow, holds: true, text: 'survives no' }], remarks: [], holds: true }
  const page = drillHtml({ ...report, sequence: played }, { title: 'x' })
  const verdicts = [...page.matchAll(/<p class="verdict ([^"]*)">([^<.]*)/g)].map(([, style, text]) => [style, text])
  assert.deepEqual(verdicts[0], ['good', 'Holds: the one expectation is met'])
  assert.match(String(verdicts[1]), /^,If edge \(router\) goes down/)
  assert.match(page, /<span>phases<\/span>/)
})

test('changes that would help are in the page and in the text for a pull request, where somebody asked', () => {
  const report = REPORTS['nobody tested failover'] ?? assert.fail()
  const suggestions = [{ costs: 'configuration', change: 'Turn BFD on on edge.' }] as const
  const [page, markdown] = [drillHtml({ ...report, suggestions }, { title: 'x' }), drillMarkdown({ ...report, suggestions }, 'x')]
  for (const text of [page, markdown]) assert.match(text, /cheapest first:[\s\S]*Turn BFD on on edge\. \(configuration\)/)
  const suggestionsAbout = 'Nothing that was tried (BFD) removes it.'
  const vain = { ...report, suggestions: [], suggestionsAbout }
  assert.match(drillHtml(vain, { title: 'x' }), /Nothing that was tried \(BFD\) removes it\./)
  assert.match(drillMarkdown(vain, 'x'), /Nothing that was tried \(BFD\) removes it\./)
  assert.doesNotMatch(drillHtml(report, { title: 'x' }), /What would help/)
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

test('the network as Graphviz draws it, with what is dead in it', async () => {
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
})

test('the drawn network stands in the page before the worst case and after it', async () => {
  const { nobodyTestedFailover } = TOPOLOGIES
  const report = scenario(nobodyTestedFailover, 'silent dx-a')
  const page = drillHtml(report, { title: 'x', network: await drawnNetwork(nobodyTestedFailover, report) })
  const [before = '', after = ''] = [...page.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => svg)
  for (const svg of [before, after]) {
    for (const text of ['10.0.1.10', '1.25 Gbps, MTU 1446', 'EqDC2-1']) assert.ok(svg.includes(`>${text}<`), text)
    assert.doesNotMatch(svg, / id="/)
  }
  const part = (svg: string, name: string) => new RegExp(`class="([^"]*)"><rect[^>]*><text[^>]*>${name}<.*`).exec(svg)?.[0] ?? ''
  assert.match(part(before, 'dx-a'), /^class="node connection before">.*>peak 70 %</)
  assert.match(part(before, 'backup/1'), /^class="node tunnel">.*>idle</)
  assert.match(part(after, 'dx-a'), /^class="node connection was failed">.*>idle</)
  assert.match(part(after, 'backup/1'), /^class="node tunnel after over">.*>peak 560 %</)
  assert.match(part(after, 'backup/2'), /^class="node tunnel">.*>idle</)
  assert.match(page, /After dx-a \(connection\) silent: app → db/)
})

test('a time line says in words what its bars show', () => {
  const page = drillHtml(scenario(TOPOLOGIES.nobodyTestedFailover, 'silent dx-a'), { title: 'x' })
  assert.match(page, /aria-label="both: dark from 0 to 90 s \(hold timer\), then 18 % of the peak arrive"/)
  assert.match(page, /hold timer 90 s<\/i>/)
})

test('what money there is stands in the page, and what is unknown stays so', () => {
  const money = {
    sentence: 'Monthly price: 1.00 USD.',
    largest: [['dx', '1.00 USD']] as const,
    unknown: ['dx: cross-connect: no price list has it.'],
    remarks: ['What account 2 pays is its own bill.'],
    ofScenario: () => '2.00 USD an hour more.',
  }
  const page = drillHtml(scenario(TOPOLOGIES.nobodyTestedFailover, 'silent dx-a'), { title: 'x', money })
  for (const text of [money.sentence, ...money.unknown, ...money.remarks, 'In the worst case: 2.00 USD an hour more.'])
    assert.ok(page.includes(text), text)
})

test('a part of what was asked for is said to be one, in the page and in Markdown', () => {
  const report = { ...scenario(TOPOLOGIES.nobodyTestedFailover, 'silent dx-a'), partial: true }
  for (const text of [drillHtml(report, { title: 'x' }), drillMarkdown(report, 'x')]) {
    assert.match(text, /Interrupted: not everything .* This is about the 1 scenario that was; others may be worse\./)
  }
  const counted = { ...report, scenariosAsked: 49_770 }
  for (const text of [drillHtml(counted, { title: 'x' }), drillMarkdown(counted, 'x')]) {
    assert.match(text, /Interrupted: 1 of 49,770 scenarios were played\. This is about these alone; others may be worse\./)
    assert.match(text, /The worst of the 1 of 49,770 scenarios that were played: if dx-a \\?\(connection\\?\) fails silently/)
  }
  assert.match(drillHtml(counted, { title: 'x' }), /<b class="">1<\/b><span>of 49,770 scenarios, then interrupted</)
})

test('a page of many rows is small enough to send', async () => {
  const { twoLocations } = TOPOLOGIES
  const doubles = REPORTS['two locations, every double']!
  // Figures of their own keep scenarios out of each other's rows.
  const scenarios = doubles.scenarios.slice(0, 200).map((each, i) => ({
    ...each,
    flows: each.flows.map(flow => ({ ...flow, healDarkMs: i + 1 })),
  }))
  const report = { ...doubles, scenarios }
  const page = drillHtml(report, { title: 'x', network: await drawnNetwork(twoLocations, report) })
  assert.equal(page.match(/<tbody data-order/g)!.length, 200)
  assert.ok(page.length < 1_500_000, `${page.length}`)
})

test('Markdown draws the way of the worst case and its time lines', () => {
  const markdown = drillMarkdown(scenario(TOPOLOGIES.nobodyTestedFailover, 'silent dx-a'), 'x')
  for (const text of ['```mermaid\nflowchart LR', '["dx-a ✕"]', '["backup/1"]', ' ==> ', ' -.-> ', 'class n2 failed']) {
    assert.ok(markdown.includes(text), text)
  }
  assert.match(markdown, /out {2}█{30,}▓+─+\|·{12} dark for up to 90 s \(hold timer\), then 18 %/)
})

for (const [fault, dx, vpn, outside, because] of [
  ['cut edge', 'was', '', [], 'what is behind the router stands, though no packet comes to it'],
  ['cut EqDC2', 'was dead', 'after over', ['EqDC2 (location)'], 'a location takes along what is in it'],
  ['silent dx-a', 'was failed', 'after over', [], 'it failed itself'],
  ['cut cross-connect:dx-a', 'was', 'after over', ['dx-a (cross-connect)'], 'a patch is no port, though it is called as one'],
] as const) {
  test(`${fault}: Mermaid tells what failed and what is lost as the page does: ${because}`, async () => {
    const { nobodyTestedFailover } = TOPOLOGIES
    const report = scenario(nobodyTestedFailover, fault)
    const page = drillHtml(report, { title: 'x', network: await drawnNetwork(nobodyTestedFailover, report) })
    const after = [...page.matchAll(/<svg[\s\S]*?<\/svg>/g)][1]?.[0] ?? ''
    const classOf = (kind: string, name: string) =>
      new RegExp(`class="node ${kind} ?([^"]*)"><rect[^>]*><text[^>]*>${name}<`).exec(after)?.[1] ?? 'not drawn'
    assert.deepEqual([classOf('connection', 'dx-a'), classOf('tunnel', 'backup/1')], [dx, vpn])

    const { parts } = topologyDrawing(nobodyTestedFailover)
    const mermaid = reportMermaid(report, { topology: nobodyTestedFailover, parts }) ?? ''
    const boxes = new Map([...mermaid.matchAll(/^ {2}(\w+)\["(.*?)(?: ✕)?"\]$/gm)].map(([, id = '', name = '']) => [id, name]))
    const named = (word: string) =>
      (new RegExp(`^  class (\\S+) ${word}$`, 'm').exec(mermaid)?.[1]?.split(',') ?? []).map(id => boxes.get(id))
    assert.equal(named('lost').includes('dx-a'), dx.includes('dead'))
    assert.equal(named('failed').includes('dx-a'), dx.includes('failed'))
    for (const name of outside) assert.ok(named('failed').includes(name), `${name} is crossed out`)
    assert.ok(!named('lost').some(name => name === 'prod' || name === 'backup/1'), 'what stands is not lost')
  })
}

test('without the network Mermaid claims nothing to be lost', () => {
  const mermaid = reportMermaid(scenario(TOPOLOGIES.nobodyTestedFailover, 'cut EqDC2')) ?? ''
  assert.match(mermaid, /f0\["EqDC2 \(location\) ✕"\]/)
  assert.doesNotMatch(mermaid, /class \S+ lost/)
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
