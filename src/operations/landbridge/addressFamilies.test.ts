import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../../resources/refusal.ts'
import { TestCustomer } from './testCustomer.ts'

function furnished(): TestCustomer {
  const customer = new TestCustomer()
  customer.ask('PutSite', { name: 'ashburn', prefixes: ['10.0.0.0/16', '2001:0db8:10::/48'] })
  customer.ask('PutHost', { name: 'app', site: 'ashburn', address: '10.0.1.10' })
  customer.ask('PutHost', { name: 'app6', site: 'ashburn', address: '2001:DB8:10::10' })
  customer.ask('PutHost', { name: 'db6', site: 'ashburn', address: '2001:db8:10::11' })
  return customer
}

test('sites and hosts take IPv6, and keep it in its canonical spelling', () => {
  const { world } = furnished()
  assert.deepEqual([...world.all('site')][0]?.body.prefixes, ['10.0.0.0/16', '2001:db8:10::/48'])
  assert.deepEqual(
    [...world.all('host')].map(({ body }) => body.address),
    ['10.0.1.10', '2001:db8:10::10', '2001:db8:10::11'],
  )
})

test('a flow is between ends of one family', () => {
  const customer = furnished()
  customer.ask('PutFlow', { id: 'six', from: 'app6', to: 'db6', steadyBps: 1e9 })
  assert.throws(
    () => customer.ask('PutFlow', { id: 'mixed', from: 'app', to: 'db6', steadyBps: 1e9 }),
    (thrown: unknown) =>
      thrown instanceof AwsError &&
      thrown.message ===
        'Flow mixed goes from app (10.0.1.10) to db6 (2001:db8:10::11); both ends of a flow are IPv4 or both are IPv6.',
  )
})

test('a public service has an address of the family that is asked for, and flows of that family go to it', () => {
  const customer = furnished()
  const service = { name: 's3', region: 'eu-west-1' } as const
  customer.ask('PutHost', { name: 'files', service })
  customer.ask('PutHost', { name: 'files6', service: { ...service, addressFamily: 'ipv6' } })
  const addresses = [...customer.world.all('host')].filter(({ body }) => body.service).map(({ body }) => body.address)
  assert.equal(addresses.length, 2)
  assert.match(addresses[0] ?? '', /^198\.18\.\d+\.1$/)
  assert.match(addresses[1] ?? '', /^2001:db8:a50:/)
  customer.ask('PutFlow', { id: 'six', from: 'app6', to: 'files6', steadyBps: 1e9 })
  assert.throws(
    () => customer.ask('PutFlow', { id: 'mixed', from: 'app6', to: 'files', steadyBps: 1e9 }),
    /are IPv4 or both are IPv6/,
  )
})
