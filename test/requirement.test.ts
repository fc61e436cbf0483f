import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDemanded } from './requirement.ts'

const { skippedSummary } = await import(String(new URL('../bin/skipped.mjs', import.meta.url)))

for (const [demandedBy, env, demanded, because] of [
  [undefined, {}, false, 'a newcomer installs nothing'],
  [undefined, { CI: 'true' }, true, 'CI installs what apt gives'],
  ['terraform', { CI: 'true' }, false, 'CI alone cannot install it'],
  ['terraform', { LANDBRIDGE_REQUIRE: 'boto3 terraform' }, true, 'it is named'],
  ['aws', { LANDBRIDGE_REQUIRE: 'terraform-provider-aws' }, false, 'a part of a word names nothing'],
] as const) {
  test(`${demandedBy ?? 'an apt package'} with ${JSON.stringify(env)} is ${demanded ? '' : 'not '}demanded: ${because}`, () => {
    assert.equal(isDemanded(demandedBy === undefined ? {} : { demandedBy }, env), demanded)
  })
}

test('the summary groups skipped tests by reason and ends with one apt line', () => {
  const lines = [
    { name: 'the LOA is a PDF', reason: 'needs pdftotext: apt-get install poppler-utils' },
    { name: 'the LOA names the port', reason: 'needs pdftotext: apt-get install poppler-utils' },
    { name: 'the report is drawn', reason: 'needs chromium: apt-get install chromium' },
    { name: 'terraform applies', reason: 'needs terraform: see its site' },
  ]
  assert.equal(
    skippedSummary(lines.map(line => `${JSON.stringify(line)}\n`).join('')),
    `
4 skipped:
  2 needs pdftotext: apt-get install poppler-utils
  1 needs chromium: apt-get install chromium
  1 needs terraform: see its site
To run more of them: apt-get install chromium poppler-utils
`,
  )
})

test('nothing skipped, nothing said', () => {
  assert.equal(skippedSummary(''), '')
})
