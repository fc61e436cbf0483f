import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QUOTA_CATALOGUE } from './quotaCatalogue.ts'
import { QUOTA_LISTINGS, SERVICE_NAMES } from './quotaListings.ts'
import { DEFAULT_QUOTAS } from './quotas.ts'

test('every number that refuses is listed, and nothing else is', () => {
  assert.deepEqual(Object.keys(QUOTA_LISTINGS).toSorted(), Object.keys(DEFAULT_QUOTAS).toSorted())
})

test('every quota has a code of AWS’s form that no other of its service has, and a name of its own', () => {
  for (const { code, name } of QUOTA_CATALOGUE) assert.match(code, /^L-[0-9A-F]{8}$/, name)
  const codes = QUOTA_CATALOGUE.map(({ serviceCode, code }) => `${serviceCode} ${code}`)
  assert.deepEqual(codes, [...new Set(codes)])
  const names = QUOTA_CATALOGUE.map(({ serviceCode, name }) => `${serviceCode} ${name}`)
  assert.deepEqual(names, [...new Set(names)])
})

test('every service that is named has a quota', () => {
  assert.deepEqual([...new Set(QUOTA_CATALOGUE.map(({ serviceCode }) => serviceCode))].toSorted(), Object.keys(SERVICE_NAMES))
})

test('a derived code stays what it is: scripts hold it', () => {
  const derived = QUOTA_CATALOGUE.find(({ quota }) => quota === 'transitVirtualInterfacesPerConnection')
  assert.equal(derived?.code, 'L-5B6C7715')
})
