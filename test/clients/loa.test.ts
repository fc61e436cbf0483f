import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { requirement } from '../requirement.ts'
import { ended } from './ended.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'

test('the LOA-CFA is a PDF that a reader opens, with the connection, its location and who may use it', async t => {
  const pdftotext = requirement(t, 'pdftotext')
  if (pdftotext === undefined) return
  await using service = await serviceUnderTest()
  const credentials = { accessKeyId: '111111111111', secretAccessKey: 'any' }
  const dx = new DirectConnect({ endpoint: service.url, region: 'us-east-1', credentials })
  const { connectionId = '' } = await dx.createConnection({ location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'first' })
  const { loaContent, loaContentType } = await dx.describeLoa({ connectionId, providerName: 'A Carrier' })
  assert.equal(loaContentType, 'application/pdf')

  const folder = await mkdtemp(join(tmpdir(), 'landbridge-loa-'))
  t.after(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'loa.pdf'), loaContent!)
  const { code, stdout, stderr } = await ended(pdftotext, ['-layout', join(folder, 'loa.pdf'), '-'])
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
  for (const word of [connectionId, 'EqDC2', 'A Carrier', 'Letter of Authorization'])
    assert.ok(stdout.includes(word), `${word} in:\n${stdout}`)
})
