import assert from 'node:assert/strict'
import { test } from 'node:test'
import { darkText } from './darkText.ts'
import { html } from './html.ts'
import { deliveredText, percentText } from './rateText.ts'
import { rttText } from './rttText.ts'

for (const [demandBps, deliveredBps, percent, text] of [
  [3e9, 1.25e9, '42 %', '1.25 of 3 Gbps'],
  [7e9, 1.25e9, '18 %', '1.25 of 7 Gbps'],
  [7e9, 0, '0 %', '0 of 7 Gbps'],
  [7e9, 1e6, '<1 %', '0 of 7 Gbps'],
  [7e9, 6.99e9, '>99 %', '6.99 of 7 Gbps'],
  [500e6, 500e6, '100 %', '500 of 500 Mbps'],
  [0, 0, '–', '0 of 0 bps'],
] as const) {
  test(`${deliveredBps} of ${demandBps} bit/s is ${percent}`, () => {
    assert.equal(percentText({ demandBps, deliveredBps }), percent)
    assert.equal(deliveredText({ demandBps, deliveredBps }), text)
  })
}

for (const [darkMs, darkMinMs, text] of [
  [0, 0, '0'],
  [90_000, 60_000, '90 s [60 s]'],
  [900, 900, '900 ms'],
  [null, null, 'until repair'],
  [null, 10, 'until repair [10 ms]'],
] as const) {
  test(`${darkMinMs} to ${darkMs} ms of darkness is ${text}`, () => {
    assert.equal(darkText({ darkMs, darkMinMs }), text)
  })
}

test('round trips keep three digits, and are unknown rather than guessed', () => {
  assert.deepEqual([rttText(0.1134), rttText(71.26), rttText(0), rttText(null)], ['0.113 ms', '71.3 ms', '0 ms', 'unknown'])
})

test('what goes into HTML is escaped, lists are joined, nothing is nothing', () => {
  const name = `<script>"x" & 'y'`
  assert.equal(
    html`<b title="${name}">${[html`<i>1</i>`, name, 2]}${false}${undefined}</b>`.text,
    '<b title="&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;"><i>1</i>&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;2</b>',
  )
})
