import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { serve as serveHere } from '../../src/cli/serve.ts'
import { ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { dataDirectory } from '../store/dataDirectory.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

function serve(...args: readonly string[]) {
  return ended(process.execPath, [MAIN, 'serve', ...args], { withinMs: 20_000 })
}

test('a second master of a data folder ends with 2 and says whose it is', async () => {
  await using directory = await dataDirectory()
  await using _first = await serviceUnderTest({ data: directory.path })
  assert.deepEqual(await serve('--port', '0', '--data', directory.path, '--json'), {
    code: 2,
    stdout: '',
    stderr: `The data directory ${directory.path} is in use by another Landbridge process; stop that one, or give --data another directory.\n`,
  })
})

test('a port that is taken ends it with 2 and one sentence, and leaves no lock behind', async () => {
  await using directory = await dataDirectory()
  await using first = await serviceUnderTest()
  const { code, stdout, stderr } = await serve('--port', new URL(first.url).port, '--data', directory.path, '--json')
  assert.deepEqual({ code, stdout }, { code: 2, stdout: '' })
  assert.match(stderr, /^[^\n]*port[^\n]*--port[^\n]*\.\n$/)
  await using _second = await serviceUnderTest({ data: directory.path })
})

for (const [args, sentence] of [
  [['--pace', 'slow'], /slow.*instant, fast, aws/],
  [['--data', '/dev/null'], /\/dev\/null/],
  [['--quotas', '/nowhere.json'], /\/nowhere\.json/],
  [['/nowhere/estate.yaml'], /\/nowhere\/estate\.yaml/],
] as const) {
  test(`serve ${args.join(' ')} is refused with a sentence and 2`, async () => {
    await using directory = await dataDirectory()
    const { code, stdout, stderr } = await serve('--port', '0', '--data', directory.path, '--json', ...args)
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' })
    assert.match(stderr, sentence)
    assert.doesNotMatch(stderr, /\n\s+at /, 'no stack')
  })
}

test('an estate that waits for somebody’s hands is served as far as it is, and goes on from there at the next start', async () => {
  await using directory = await dataDirectory()
  const estate = fileURLToPath(new URL('../../examples/two-locations/estate.yaml', import.meta.url))
  {
    await using service = await serviceUnderTest({ data: directory.path, args: [estate, '--hands', 'manual'] })
    assert.match(
      service.complaints(),
      /^\S*examples\/two-locations\/estate\.yaml:42:3: warning: virtualInterfaces\.vif-a was left out, because its connection dx-a is pending; apply the estate again when it is available\.$/m,
    )
    assert.match(
      service.complaints(),
      /^The service runs on with what is there; start it again with the estate when that is so\.\n$/m,
    )
    const { crossConnects } = (await (await fetch(`${service.url}/landbridge/v1/cross-connects`)).json()) as {
      crossConnects: unknown[]
    }
    assert.deepEqual(crossConnects, [], 'somebody can patch now')
  }
  await using again = await serviceUnderTest({ data: directory.path, args: [estate] })
  assert.equal(again.complaints(), '')
})

test('a service is healthy when the estate that it was started with is in place', async () => {
  await using directory = await dataDirectory()
  let isFilling = true
  await using service = await serveHere({
    host: '127.0.0.1',
    port: 0,
    data: directory.path,
    pace: 'instant',
    hands: 'auto',
    clock: 'real',
    isFilling: () => isFilling,
  })
  const health = async () => {
    const response = await fetch(`${service.url}/healthz`)
    return [response.status, ((await response.json()) as { status: string }).status]
  }
  assert.deepEqual(await health(), [503, 'filling'])
  isFilling = false
  assert.deepEqual(await health(), [200, 'ok'])
})
