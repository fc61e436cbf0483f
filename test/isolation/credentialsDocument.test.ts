import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { parseCredentials } from '../../src/cli/credentialsFile.ts'

const text = await readFile(new URL('../../docs/credentials.md', import.meta.url), 'utf8')
const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? []

test('the credentials file of the document is one, and its commands use its keys', () => {
  const credentials = parseCredentials(example, 'keys.yaml')
  const alice = credentials.find('AKIAEXAMPLEALICE0001')
  assert.deepEqual([alice?.account, alice?.user, alice?.role, alice?.trusts], ['111111111111', 'alice', 'customer', []])
  const carrier = credentials.find('AKIAEXAMPLECARRIER01')
  assert.deepEqual([carrier?.role, carrier?.trusts], ['partner', ['111111111111']])
  assert.equal(text.split(`${alice?.accessKey}:${alice?.secret}`).length - 1, 2)
  assert.match(text, new RegExp(`AWS_ACCESS_KEY_ID=${alice?.accessKey} AWS_SECRET_ACCESS_KEY=${alice?.secret}\n`))
})

test('an account keeps its leading zero, in YAML and in JSON', () => {
  const key = 'AKIAZERO: { secret: 0123456789abcdef, account: 012345678901, user: zero }'
  assert.equal(parseCredentials(key, 'f').find('AKIAZERO')?.account, '012345678901')
  const json = '{"AKIAZERO": {"secret": "0123456789abcdef", "account": "012345678901", "user": "zero"}}'
  assert.equal(parseCredentials(json, 'f').find('AKIAZERO')?.account, '012345678901')
})
