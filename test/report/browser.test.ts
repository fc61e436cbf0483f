import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDrillFile } from '../../src/cli/commands/drillFile.ts'
import { readEstate, topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { playSequence } from '../../src/drill/file/playSequence.ts'
import { sequenceOfFile } from '../../src/drill/file/sequenceOfFile.ts'
import { everySingle } from '../../src/drill/play/enumerate.ts'
import { drillHtml } from '../../src/drill/report/reportHtml.ts'
import { drawnNetwork } from '../../src/wire/print/drawnNetwork.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { requirement } from '../requirement.ts'
import { looking } from './looking.ts'
import { manyFlows, manyOutcomes, REPORTS, TOPOLOGIES } from './reports.ts'

test('the report in a browser: what is worst, drawn; a table that filters, sorts and opens; narrow and on paper', async t => {
  const executable = requirement(t, 'chromium')
  if (executable === undefined) return
  const topology = await topologyOf(await readEstate('examples/nobody-tested-failover/estate.yaml'))
  const report = drill(topology, everySingle(topology))
  const text = drillHtml(report, { title: 'A drill', network: await drawnNetwork(topology, report) })
  await looking(executable, async page => {
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.setContent(text)
    assert.match((await page.textContent('body')) ?? '', /If edge-1 \(router\) goes down, app → db gets nothing through/)

    const drawings = () => page.locator('#worst svg:visible').count()
    assert.equal(await page.locator('#worst .after svg').isVisible(), true)
    assert.equal(await drawings(), 1)
    await page.locator('label[for=worst-before]').click()
    assert.equal(await page.locator('#worst .before svg').isVisible(), true)
    assert.equal(await page.locator('#worst .after svg').isVisible(), false)

    const rows = page.locator('tbody[data-order]:visible')
    const all = await rows.count()
    await page.getByPlaceholder(/Filter/).fill('backup')
    assert.ok((await rows.count()) < all, 'the filter hides rows')
    await page.getByPlaceholder(/Filter/).fill('')
    await page.getByRole('button', { name: 'degrades' }).click()
    const degrading = await rows.count()
    assert.ok(degrading > 1 && degrading < all, 'a button shows one kind of outcome')
    const dark = () => rows.evaluateAll(bodies => bodies.map(body => Number(body.getAttribute('data-dark'))))
    await page.getByRole('button', { name: /^Dark for/ }).click()
    const rising = await dark()
    assert.deepEqual(
      rising,
      rising.toSorted((a, b) => a - b),
    )
    await page.getByRole('button', { name: /^Dark for/ }).click()
    assert.deepEqual(await dark(), rising.toReversed())
    assert.equal(await page.locator('th[data-key=dark]').getAttribute('aria-sort'), 'descending')

    await rows.first().locator('td').first().click()
    const open = page.locator('details[open]')
    await open.locator('svg').waitFor()
    assert.equal(await open.locator('[data-part].failed').first().isVisible(), true)
    assert.ok((await open.locator('[data-part].after').count()) > 3, 'the way after the failure is marked')
    assert.match((await open.locator('.time').textContent()) ?? '', /hold timer 90 s/)
    await open.locator('label', { hasText: 'before' }).click()
    assert.equal(await open.locator('[data-part].failed').count(), 0)
    assert.ok((await open.locator('[data-part].before').count()) > 3, 'the way before it as well')

    await page.setViewportSize({ width: 375, height: 800 })
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 375)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await drawings(), 2)
    assert.equal(await page.locator('.filters').isVisible(), false)
    assert.deepEqual(asked, [])
  })
})

test('a report of many flows fits every window: no table and no title is cut', async t => {
  const executable = requirement(t, 'chromium')
  if (executable === undefined) return
  const title = `Drill of /home/somebody/${'network-of-the-whole-company-'.repeat(3)}estate.yaml`
  const topology = await topologyOf(await readEstate('examples/two-locations/estate.yaml'))
  const [read, { file }] = [drill(topology, everySingle(topology)), await readDrillFile('examples/two-locations/drill.yaml')]
  const night = sequenceOfFile(topology, file)
  assert.ok('sequence' in night)
  const pages = [manyFlows(read, 3), playSequence(topology, night.sequence)].map(report => drillHtml(report, { title }))
  await looking(executable, async page => {
    for (const text of pages) {
      await page.setContent(text)
      for (const width of [320, 390, 760, 979, 980, 1000, 1100, 1280, 1600]) {
        await page.setViewportSize({ width, height: 800 })
        const cut = await page.evaluate(
          "[...document.querySelectorAll('.scroll, h1, html')].filter(each => each.scrollWidth > each.clientWidth).map(each => each.tagName)",
        )
        assert.deepEqual(cut, [], `${width}`)
      }
    }
  })
})

test('on paper a report is a table of its worst outcomes, and headings stay with what they are about', async t => {
  const executable = requirement(t, 'chromium')
  if (executable === undefined) return
  const report = manyOutcomes(REPORTS['two locations, every double']!)
  const text = drillHtml(report, { title: 'A drill', network: await drawnNetwork(TOPOLOGIES.twoLocations, report) })
  await looking(executable, async page => {
    await page.setContent(text)
    assert.ok((await page.locator('tbody[data-order]:visible').count()) > 50, 'the screen has all')
    assert.equal(await page.locator('.paper').first().isVisible(), false)
    await page.emulateMedia({ media: 'print' })
    // The width of a sheet of Letter, which is less than many a telephone's held sideways.
    await page.setViewportSize({ width: 720, height: 1000 })
    assert.ok((await page.locator('tbody[data-order]:visible').count()) <= 70)
    assert.match((await page.locator('.paper').first().textContent()) ?? '', /not listed.*The page lists more of them/)
    assert.equal(await page.locator('.report thead').isVisible(), true, 'a table, and no cards')
    assert.equal(await page.evaluate("getComputedStyle(document.querySelector('.report td')).display"), 'table-cell')
    assert.equal(await page.evaluate("document.querySelector('.report').scrollWidth <= 720"), true)
    assert.equal(await page.evaluate("getComputedStyle(document.querySelector('h2')).breakAfter"), 'avoid')
    const pdf = (await page.pdf()).toString('latin1')
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
    assert.ok(sheets > 1 && sheets <= 12, `${sheets} sheets`)
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
