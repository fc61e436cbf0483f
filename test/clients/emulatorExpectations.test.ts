import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { requirement } from '../requirement.ts'
import { ended } from './ended.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'

const SCRIPT = fileURLToPath(new URL('./emulator/run.py', import.meta.url))

test('boto3 finds what those expect who test against an emulator', async t => {
  if (requirement(t, 'boto3') === undefined) return
  await using service = await serviceUnderTest()
  const run = await ended('python3', [SCRIPT, service.url], { env: { PYTHONDONTWRITEBYTECODE: '1' }, withinMs: 120_000 })
  assert.equal(run.code, 0, `${run.stderr}${service.complaints()}`)
  const { held, failed } = JSON.parse(run.stdout)
  assert.deepEqual(failed, {})
  assert.equal(held, 20)
  assert.equal(service.complaints(), '')
})
