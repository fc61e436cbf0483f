import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from './refusal.ts'
import { refuseOverwriting } from './refuseOverwriting.ts'

test('what a call reads is never written over, however its path is spelled', () => {
  assert.throws(() => refuseOverwriting(['estate.yaml', undefined], { report: './estate.yaml' }), {
    name: 'Refusal',
    message: '--report would write over ./estate.yaml, which this call reads; give another file.',
  })
})

test('two options do not write one file', () => {
  assert.throws(() => refuseOverwriting([], { report: 'a.html', markdown: 'x/../a.html' }), Refusal)
})

test('a call with other files, or none, passes', () => {
  refuseOverwriting(['estate.yaml', 'http://127.0.0.1:7224'], { report: 'a.html', markdown: 'a.md', chart: undefined })
})
