import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { asked, customerSide } from '../clients/customerSide.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const CREDENTIALS = { accessKeyId: 'any', secretAccessKey: 'any' }

test('one port answers AWS clients, the customer side, a browser and a health check', async () => {
  await using service = await serviceUnderTest()
  const client = { endpoint: service.url, region: 'us-east-1', credentials: CREDENTIALS }
  assert.equal((await new EC2(client).describeVpcs({})).$metadata.httpStatusCode, 200)
  assert.deepEqual((await new DirectConnect(client).describeConnections({})).connections, [])
  assert.deepEqual(await customerSide(service.url)('GET', 'sites'), { sites: [] })
  assert.equal(((await (await fetch(`${service.url}/healthz`)).json()) as { status: string }).status, 'ok')

  const page = await fetch(service.url, { headers: { accept: 'text/html' } })
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
  assert.match(await page.text(), /<!doctype html>[\s\S]*Landbridge/i)
  assert.equal(service.complaints(), '')
})

test('an operation that is not built answers 501 and says that it is Landbridge that has not built it', async () => {
  await using service = await serviceUnderTest()
  const ec2 = new EC2({ endpoint: service.url, region: 'us-east-1', credentials: CREDENTIALS, maxAttempts: 1 })
  await assert.rejects(ec2.describeSpotPriceHistory({}), (error: Error & { $metadata: { httpStatusCode?: number } }) => {
    assert.equal(error.name, 'UnsupportedOperation')
    assert.match(error.message, /^Landbridge has not built the operation DescribeSpotPriceHistory of EC2/)
    return error.$metadata.httpStatusCode === 501
  })
})

test('what is not there and what is no JSON get a sentence', async () => {
  await using service = await serviceUnderTest()
  const nowhere = await asked(service.url, 'GET', 'nowhere')
  assert.match(`${nowhere.status} ${nowhere.answer.message}`, /^404 There is nothing at \/landbridge\/v1\/nowhere/)
  const headers = { 'content-type': 'application/json' }
  const garbled = await fetch(`${service.url}/landbridge/v1/sites/a`, { method: 'PUT', headers, body: '{' })
  assert.deepEqual(
    [garbled.status, ((await garbled.json()) as { message: string }).message],
    [400, 'The body is not valid JSON.'],
  )
  assert.equal(service.complaints(), '')
})
