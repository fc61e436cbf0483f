import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drillPicture } from '../../scripts/drillPicture.ts'
import { terminalSvg } from '../../scripts/terminalSvg.ts'
import { ansiPaint } from '../../src/cli/terminal/ansiPaint.ts'

test('the picture of a drill is the same every time and shows what was found', async () => {
  const picture = await drillPicture('examples/nobody-tested-failover/estate.yaml')
  assert.equal(picture, await drillPicture('examples/nobody-tested-failover/estate.yaml'))
  for (const text of ['npx landbridge drill', '90 s [60 s]', '42 % / 18 %', 'dx → backup/1'])
    assert.ok(picture.includes(`>${text}`) || picture.includes(text), text)
  assert.ok(!picture.includes('Assumptions'))
})

test('looks become attributes, boxes become lines, the rest stays text', () => {
  const svg = terminalSvg('t', `│ ${ansiPaint('bad', 'a<b')} │ c`)
  assert.match(svg, /<text [^>]*font-weight="700" fill="#ff8f86">a&lt;b<\/text>/)
  assert.match(svg, /<text [^>]*>c<\/text>/)
  assert.match(svg, /<path d="M[^"]+" stroke/)
  assert.ok(!svg.includes('│') && !svg.includes(String.fromCharCode(27)))
})
