import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { STS } from '@aws-sdk/client-sts'
import { ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { ROOT } from './landbridge.ts'

const MAIN = `${ROOT}src/cli/main.ts`
const OWNER = '222222222222'

/** As whoever has this key; '' is nobody. */
function landbridge(key: string, ...args: readonly string[]) {
  const env = { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: key && 'secret-of-sixteen', AWS_SESSION_TOKEN: '' }
  return ended(process.execPath, ['--no-warnings', MAIN, ...args], { env })
}

test('an account that has nothing is no account in which nothing is wrong: check, price and drill say so', async () => {
  await using service = await serviceUnderTest({ args: [`${ROOT}examples/three-accounts/estate.yaml`] })
  const said =
    /^The account of this key has nothing that can fail on http:\S+\. Without --credentials AWS_ACCESS_KEY_ID=ACCOUNT says/
  const checked = await landbridge('', 'check', service.url)
  assert.deepEqual([checked.code, checked.stdout], [0, 'Nothing found.\n'])
  assert.match(checked.stderr, said)
  assert.match((await landbridge('anything', 'price', service.url, '--json')).stderr, said)
  const drilled = await landbridge('444444444444', 'drill', service.url)
  assert.deepEqual([drilled.code, drilled.stdout], [2, ''])
  assert.match(drilled.stderr, /^Account 444444444444 has no flows on http:\S+, so there is nothing to judge; /)

  for (const command of ['check', 'drill']) assert.equal((await landbridge(OWNER, command, service.url)).stderr, '', command)
  const { stderr } = await landbridge(OWNER, 'price', service.url)
  assert.equal(
    stderr,
    'A service keeps no fees: those of an estate file are in the price of the file, and POST /landbridge/v1/prices takes them.\n',
  )
})

test('with credentials: a key that is missing is asked for where it is read, and an estate that no key sees is told at the start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-keys-'))
  const keys = join(folder, 'keys.yaml')
  writeFileSync(keys, `AKIAEXAMPLEALICE0001:\n  secret: secret-of-sixteen\n  account: ${OWNER}\n  user: alice\n`, { mode: 0o600 })
  await using service = await serviceUnderTest({ args: ['--credentials', keys, `${ROOT}examples/two-locations/estate.yaml`] })
  assert.equal(
    service.complaints(),
    `${keys} has no key of 123456789012, so that nobody sees what is there; an estate says whose it is with account: at its top.\n`,
  )
  for (const key of ['', 'AKIAEXAMPLESTRANGER1']) {
    const { code, stderr } = await landbridge(key, 'check', service.url)
    assert.equal(code, 2)
    assert.match(
      stderr,
      /The key is read from AWS_ACCESS_KEY_ID and its secret from AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN where it is temporary\.\n$/,
    )
  }
  const sts = new STS({
    endpoint: service.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAEXAMPLEALICE0001', secretAccessKey: 'secret-of-sixteen' },
  })
  const { Credentials: temporary = assert.fail() } = await sts.getSessionToken({})
  for (const args of [
    ['check', service.url],
    ['routes', service.url, 'x?y', 'received'],
  ] as const) {
    const asked = await ended(process.execPath, ['--no-warnings', MAIN, ...args], {
      env: {
        AWS_ACCESS_KEY_ID: temporary.AccessKeyId ?? '',
        AWS_SECRET_ACCESS_KEY: temporary.SecretAccessKey ?? '',
        AWS_SESSION_TOKEN: temporary.SessionToken ?? '',
      },
    })
    assert.match(asked.stderr, /^(The account of this key has nothing that can fail|Nothing that holds routes is called x\?y)/)
  }
  const known = await landbridge('AKIAEXAMPLEALICE0001', 'check', service.url)
  assert.equal(known.code, 0)
  assert.match(known.stderr, /^The account of this key has nothing that can fail/)
})

test('quotas that are no object end the start with a sentence', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'landbridge-quotas-')), 'quotas.json')
  for (const [text, said] of [
    ['null', /^The quotas file \S+ is no JSON object; it takes names and numbers such as {"connectionsPerLocation": 50}\.\n$/],
    ['[]', /is no JSON object/],
    ['{"connectionsPerLocation":"5"}', /sets connectionsPerLocation to "5"; it takes a whole number\.\n$/],
  ] as const) {
    writeFileSync(file, text)
    const { code, stderr } = await landbridge('', 'serve', '--port', '0', '--quotas', file)
    assert.equal(code, 2)
    assert.match(stderr, said)
  }
})
