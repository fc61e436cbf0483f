import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { largeEstate } from '../../bench/estate/largeEstate.ts'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { everySingle } from '../../src/drill/play/enumerate.ts'
import { drillHtml } from '../../src/drill/report/reportHtml.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { drawnNetwork } from '../../src/wire/print/drawnNetwork.ts'
import { requirement } from '../requirement.ts'
import { looking } from './looking.ts'

/** The page of an estate with 60 VPCs and 67 flows, and what was said while it was made. */
let text = ''
const said: unknown[][] = []

before(async () => {
  const { estate } = parseEstate(largeEstate(1), 'estate.yaml')
  assert.ok(estate)
  const topology = await topologyOf(estate)
  const report = drill(topology, everySingle(topology))
  const { error } = console
  console.error = (...words: unknown[]) => said.push(words)
  try {
    text = drillHtml(report, { title: 'A large one', network: await drawnNetwork(topology, report) })
  } finally {
    console.error = error
  }
})

test('what Graphviz says of its own sources is nobody’s business', () => {
  assert.deepEqual(said, [])
})

test('flows that fare alike share a row, and the others of them are there for who asks', () => {
  const [, region = ''] = /data-what="us-west-2: Region"([\s\S]*?)<\/tbody>/.exec(text) ?? []
  const [row = ''] = /<td data-label="Flow">[\s\S]*?<\/td>/.exec(region) ?? []
  const words = row.replaceAll(/<br>|<summary>|<\/summary>/g, '\n').replaceAll(/<[^>]*>/g, '')
  const names = words.match(/host-2-0 → app-host-1-\d+-0/g) ?? []
  assert.deepEqual(
    names.map(name => name.replace('host-2-0 → ', '')),
    Array.from({ length: 8 }, (_, i) => `app-host-1-${i}-0`),
  )
  assert.match(words, /and 5 more like them/)
  assert.ok(text.length < 3_500_000, `${text.length}`)
})

test('the worst case is drawn alone, and the whole network in the rows', () => {
  const [head = '', rest = ''] = text.split('<template id="network">')
  const partsOf = (html: string) => new Set(html.match(/data-part="\d+"/g)).size
  const [whole = ''] = rest.split('</template>')
  assert.ok(partsOf(head) > 10 && partsOf(head) < 60, `${partsOf(head)}`)
  assert.ok(partsOf(whole) > 200, `${partsOf(whole)}`)
  assert.match(head, /What this flow does not cross is left out/)
})

test('in a browser a row opens where something failed', async t => {
  const executable = requirement(t, 'chromium')
  if (executable === undefined) return
  await looking(executable, async page => {
    await page.setContent(text)
    const row = page.locator('tbody[data-order]', { hasText: 'dx-1-1-0 connection' }).first()
    await row.locator('summary', { hasText: 'drawing' }).click()
    const drawing = row.locator('.diagram.large')
    await drawing.locator('svg').waitFor()
    const isInSight = await page.evaluate(
      `(() => {
        const frame = document.querySelector('.diagram.large')
        const [box, outer] = [frame.querySelector('.failed').getBoundingClientRect(), frame.getBoundingClientRect()]
        return frame.scrollTop > 0 && box.bottom > outer.top && box.top < outer.bottom
      })()`,
    )
    assert.equal(isInSight, true)
  })
})
