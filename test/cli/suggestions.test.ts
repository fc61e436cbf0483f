import assert from 'node:assert/strict'
import { test } from 'node:test'
import { landbridge } from './landbridge.ts'

test('what helps has a price: a port of 10 Gbit/s is 2.25 USD an hour, and its cross-connect is on no list', async () => {
  const { stdout } = await landbridge('drill', 'examples/nobody-tested-failover/estate.yaml', '--suggest')
  // 2.25 × 730 hours.
  assert.match(
    stdout.replace(/\s+/g, ' ').trim(),
    /on a second router like edge-1 \(to be bought\), with .* \(a port and a circuit: at least 1,642\.50 USD a month more for AWS\)$/,
  )
})
