import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { landbridge } from './landbridge.ts'

/** What takes the URL of a running service. */
const COMMANDS = [
  ['drill'],
  ['drill', '--live', '--yes', '--cut', 'dx-a'],
  ['check'],
  ['price'],
  ['bill'],
  ['trace', 'app', 'db'],
  ['routes', 'edge-1'],
  ['export', '--order', '/nowhere/order.md'],
] as const

/** A server that says the same to everybody. */
async function stranger(answer: string, status = 200) {
  const server = createServer((_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(answer))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, [Symbol.asyncDispose]: async () => void (await once(server.close(), 'close')) }
}

for (const [answer, commands] of [
  ['{"a":1}', COMMANDS],
  ['<html>hello</html>', COMMANDS.slice(0, 1)],
  ['null', COMMANDS.slice(0, 1)],
] as const)
  test(`a server that answers ${answer} is told from a service`, async () => {
    await using server = await stranger(answer)
    for (const [command, ...rest] of commands) {
      const { status, stdout, stderr } = await landbridge(command, server.url, ...rest)
      assert.deepEqual([status, stdout], [2, ''], command)
      assert.equal(
        stderr,
        `What answers at ${server.url} is no Landbridge service; give the URL that npx landbridge serve said when it started.\n`,
      )
    }
  })

test('a service that is still being filled is asked again in a moment', async () => {
  await using server = await stranger('{"status":"filling","version":"0.1.0"}', 503)
  const { status, stderr } = await landbridge('drill', server.url)
  assert.deepEqual(
    [status, stderr],
    [2, `${server.url} is still putting the estate in place that it was started with; ask again in a moment.\n`],
  )
})

test('a URL with a path, without its http:// or where a file is read gets the likely fix', async () => {
  await using service = await serviceUnderTest()
  const { url } = service
  const { host } = new URL(url)
  for (const [args, said] of [
    [['check', `${url}/landbridge/v1`], `What answers at ${url}/landbridge/v1 is no Landbridge service; did you mean ${url}?\n`],
    [['check', host], `There is no file ${host}; did you mean the URL ${url}?\n`],
    [['check', 'http://127.0.0.1:99999'], /^http:\/\/127\.0\.0\.1:99999 is no URL; give that of a running service/],
    [
      ['availability', url],
      `${url} is a URL, and a file is read here; give an estate file such as examples/two-locations/estate.yaml.\n`,
    ],
    [['plan', url], /^http:\S+ is a URL, and a file is read here; give a requirements file/],
  ] as const) {
    const { status, stderr } = await landbridge(...args)
    assert.equal(status, 2)
    if (typeof said === 'string') assert.equal(stderr, said)
    else assert.match(stderr, said)
  }
  const { status } = await landbridge('check', `HTTP://${host}/`)
  assert.equal(status, 0, 'schemes have no case')
})
