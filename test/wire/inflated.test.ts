import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { inflated } from '../../src/wire/inflated.ts'
import { MAX_BODY_BYTES, type WireRequest } from '../../src/wire/message.ts'

function request(body: Uint8Array, encoding: string): WireRequest {
  return { method: 'POST', path: '/', query: '', headers: { 'content-encoding': encoding }, body }
}

const TEXT = Buffer.from('{"Namespace":"Ours"}')

test('a compressed body is what it was', async () => {
  assert.equal(Buffer.from((await inflated(request(gzipSync(TEXT), 'gzip'))).body).toString(), TEXT.toString())
})

test('any other body stays as it is', async () => {
  for (const encoding of ['', 'aws-chunked']) assert.equal((await inflated(request(TEXT, encoding))).body, TEXT)
})

test('a body that is not what it says is refused', async () => {
  await assert.rejects(inflated(request(TEXT, 'gzip')), { code: 'SerializationException' })
})

test('a small body that would become too long is refused before it is', async () => {
  const bomb = gzipSync(Buffer.alloc(MAX_BODY_BYTES + 1))
  assert.ok(bomb.length < 10_000)
  await assert.rejects(inflated(request(bomb, 'gzip')), { code: 'RequestEntityTooLarge', status: 413 })
})
