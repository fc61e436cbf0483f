import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import type { PrintedDocument } from '../../handoff/document.ts'
import { pdfOf } from './pdf.ts'
import { printAt } from './print.ts'

const document: PrintedDocument = {
  title: 'Letter of Authorization',
  subtitle: 'LOA-CFA',
  reference: [{ label: 'Connection', value: 'dxcon-fgk3cfwy' }],
  watermark: 'LANDBRIDGE',
  blocks: [
    { kind: 'text', text: 'One cross connect at São Paulo, ordered by 株式会社.' },
    { kind: 'box', heading: 'Facility', columns: [[{ label: 'Rack', value: 'A09' }], [{ label: 'Strands', value: '19 / 20' }]] },
    { kind: 'conditions', heading: 'Conditions', items: ['Ninety days.', 'Nothing else.'] },
    { kind: 'qr', label: 'Scan or open', path: '/landbridge/v1/loa/ABCD' },
    { kind: 'signatures', parties: [{ role: 'Owner', signedBy: 'Signed electronically' }, { role: 'Operator' }] },
  ],
  footer: 'Verification code A6E7',
  issuedAt: Date.UTC(2026, 10, 21),
}

/** What stands on the pages, in the order it was set, words run together as the kerning left them. */
function textOn(pdf: Uint8Array): string {
  const source = Buffer.from(pdf).toString('latin1')
  const contents = [...source.matchAll(/\/FlateDecode\s*>>\s*stream\r?\n([\s\S]*?)endstream/g)].map(([, data = '']) =>
    inflateSync(Buffer.from(data, 'latin1')).toString('latin1'),
  )
  return contents
    .flatMap(content => [...content.matchAll(/\[(.*?)\] TJ/g)])
    .map(([, glyphs = '']) =>
      [...glyphs.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(''),
    )
    .join('\n')
}

const pagesOf = (pdf: Uint8Array) => Number(/\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1])

test('everything of the document stands on one page', async () => {
  const pdf = await pdfOf(document)
  assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-')
  assert.equal(pagesOf(pdf), 1)
  const text = textOn(pdf)
  for (const part of [
    'Letter of Authorization',
    'LOA-CFA',
    'dxcon-fgk3cfwy',
    'LANDBRIDGE',
    'Rack',
    'A09',
    '19 / 20',
    'Ninety days.',
  ]) {
    assert.ok(text.includes(part), part)
  }
  for (const part of ['Signed electronically', 'Operator', 'Verification code A6E7', 'São Paulo'])
    assert.ok(text.includes(part), part)
  assert.ok(text.includes('ordered by ????.'), 'what the font has not is marked, not lost')
})

test('the place to verify a document is an address of whoever printed it', async () => {
  assert.ok(textOn(await pdfOf(document, 'http://dx.example')).includes('http://dx.example/landbridge/v1/loa/ABCD'))
})

test('the same document prints to the same bytes', async () => {
  assert.deepEqual(await pdfOf(document), await pdfOf(document))
})

test('a document that is too long goes on over the page, with the foot and the watermark on each', async () => {
  const items = Array.from({ length: 90 }, (_, at) => `Condition number ${at + 1}.`)
  const pdf = await pdfOf({ ...document, blocks: [{ kind: 'conditions', heading: 'Conditions', items }] })
  assert.equal(pagesOf(pdf), 2)
  const text = textOn(pdf)
  assert.ok(text.includes('Condition number 90.'))
  assert.equal(text.split('Verification code A6E7').length - 1, 2)
  assert.equal(text.split('LANDBRIDGE').length - 1, 2)
})

test('what is no document tree is a bug', async () => {
  assert.throws(() => void printAt('')({ loa: 1 }), TypeError)
  assert.ok((await printAt('')(document)).length > 1000)
})
