import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { chromium, type Page } from 'playwright-core'
import { costDrawing, sensitivityDrawing } from '../../src/cli/priceDrawings.ts'
import { priceHtml } from '../../src/cli/priceHtml.ts'
import { planHtml } from '../../src/planner/answer/planHtml.ts'
import { testPlanReport } from '../../src/planner/answer/testPlanReport.ts'
import { requirement } from '../requirement.ts'
import { FLAGS } from './looking.ts'

/** Shows a page to a real browser, and fails where it asks anybody for anything or complains. */
async function looking(t: TestContext, text: string, look: (page: Page) => Promise<void>): Promise<void> {
  const executablePath = requirement(t, 'chromium')
  if (executablePath === undefined) return
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  try {
    const page = await browser.newPage()
    const said: string[] = []
    page.on('pageerror', problem => said.push(problem.message))
    page.on('console', message => said.push(message.text()))
    page.on('request', request => said.push(request.url()))
    await page.setContent(text)
    await look(page)
    assert.deepEqual(said, [])
  } finally {
    await browser.close()
  }
}

/** Every drawing has a name, a description, two labelled axes, and no text outside of it. */
async function drawingsAreWhole(page: Page, count: number): Promise<void> {
  const drawings = page.locator('svg[role=img]')
  assert.equal(await drawings.count(), count)
  for (const drawing of await drawings.all()) {
    const name = (await drawing.locator('> title').textContent()) ?? ''
    assert.ok(name.length > 5, 'a drawing has a name')
    assert.ok(((await drawing.locator('> desc').textContent()) ?? '').length > 20, `${name} has a description`)
    assert.ok((await drawing.locator('.label').count()) > 0 && (await drawing.locator('.tick').count()) > 1, `${name} has axes`)
  }
  assert.deepEqual(await page.evaluate(OUTSIDE), [], 'texts that a drawing cuts off')
}

const OUTSIDE = `[...document.querySelectorAll('svg[role=img]')].flatMap(svg => {
  const { width, height } = svg.viewBox.baseVal
  return [...svg.querySelectorAll('text:not([transform])')]
    .filter(text => { const box = text.getBBox(); return box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height })
    .map(text => text.textContent)
})`

test('the page of a plan: reasons open, estates are copied, drawings have axes, and it fits a telephone', async t => {
  const report = testPlanReport()
  await looking(t, planHtml(report), async page => {
    assert.match((await page.locator('.advice').textContent()) ?? '', /Take A, two locations/)
    await drawingsAreWhole(page, 4)

    const reason = page.locator('.matrix details > div').first()
    assert.equal(await reason.isVisible(), false)
    await page.locator('.matrix summary').first().click()
    assert.equal(await reason.isVisible(), true)
    await page.getByRole('button', { name: 'show every reason' }).click()
    assert.equal(await page.locator('.matrix details[open]').count(), 2 * report.candidates.length)
    await page.getByRole('button', { name: 'hide the reasons' }).click()
    assert.equal(await page.locator('.matrix details[open]').count(), 0)

    await page.locator('#candidate-2 > summary').click()
    await page.evaluate(`document.addEventListener('copy', () => { window.copied = document.activeElement.value })`)
    await page.locator('#candidate-2').getByRole('button', { name: 'copy the estate' }).click()
    await page.locator('#candidate-2').getByRole('button', { name: 'copied' }).waitFor()
    assert.equal(await page.evaluate('window.copied'), report.candidates[1]?.estate)

    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width: 375, height: 800 })
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 375)
    }
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('.copy').first().isVisible(), false)
  })
})

test('the page of a price: years, what they are spent on, and what moves them', async t => {
  const [first] = testPlanReport().candidates
  assert.ok(first)
  const years = ['48000.00', '52000.00'].map((total, i) => ({ year: i + 1, monthly: '4000.00', total }))
  const price = { ...first.price, tco: { growthPercent: '20', years, total: '100000.00' } }
  const swings = {
    percent: 20 as const,
    of: 'years' as const,
    total: '100000.00',
    inputs: [{ input: 'prices: data over Direct Connect', less: '90000.00', more: '110000.00', swing: '20000.00' }],
  }
  const page = priceHtml(price, 'A price', [costDrawing(price, 'What the money is spent on'), sensitivityDrawing(swings, 'USD')])
  await looking(t, page, async shown => {
    await drawingsAreWhole(shown, 2)
    assert.match((await shown.textContent('body')) ?? '', /USD in all 2 years, volumes growing by 20 % a year/)
    await shown.setViewportSize({ width: 375, height: 800 })
    assert.equal(await shown.evaluate('document.documentElement.scrollWidth'), 375)
  })
})
