import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEstate, topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { everySingle } from '../../src/drill/play/enumerate.ts'
import { drillHtml } from '../../src/drill/report/reportHtml.ts'
import { drawnNetwork } from '../../src/wire/print/drawnNetwork.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { requirement } from '../requirement.ts'
import { looking } from './looking.ts'

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
