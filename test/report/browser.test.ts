import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chromium } from 'playwright-core'
import { readEstate, topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { everySingle } from '../../src/drill/enumerate.ts'
import { drillHtml } from '../../src/drill/reportHtml.ts'
import { topologyDiagram } from '../../src/handoff/topologyDiagram.ts'
import { svgOf } from '../../src/wire/print/svg.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { requirement } from '../requirement.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens a page, refuses it everything but its own service, and collects what it complains about. */
async function looking<T>(executablePath: string, look: (page: import('playwright-core').Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', problem => complaints.push(problem.message))
    page.on(
      'console',
      message => message.type() === 'error' && !message.text().includes('favicon') && complaints.push(message.text()),
    )
    const seen = await look(page)
    assert.deepEqual(complaints, [])
    return seen
  } finally {
    await browser.close()
  }
}

test('the report in a browser: the worst sentence, the drawn network, a table that filters', async t => {
  const executable = requirement(t, 'chromium')
  if (executable === undefined) return
  const topology = await topologyOf(await readEstate('examples/nobody-tested-failover/estate.yaml'))
  const report = drill(topology, everySingle(topology))
  const text = drillHtml(report, { title: 'A drill', svg: await svgOf(topologyDiagram(topology)) })
  await looking(executable, async page => {
    await page.setContent(text)
    assert.match((await page.textContent('body')) ?? '', /If edge-1 \(router\) goes down, app → db gets nothing through/)
    assert.equal(await page.locator('svg').first().isVisible(), true)
    const rows = () => page.locator('tbody tr:visible').count()
    const before = await rows()
    await page.getByPlaceholder(/Filter/).fill('backup')
    assert.ok((await rows()) < before, 'the filter hides rows')
  })
})

test('the status page of a running service shows what was ordered and that it is there', async t => {
  const executable = requirement(t, 'chromium')
  if (executable === undefined) return
  await using service = await serviceUnderTest({ args: ['examples/two-locations/estate.yaml'] })
  await looking(executable, async page => {
    await page.goto(service.url)
    const text = (await page.textContent('body')) ?? ''
    for (const word of ['dx-a', 'vif-b', 'available', 'edge-1', 'AWS_ENDPOINT_URL'])
      assert.ok(text.includes(word), `${word} is on the page`)
  })
})
