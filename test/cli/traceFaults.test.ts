import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { TRACE } from '../../src/drill/trace/traceSchema.ts'

const ROOT = new URL('../..', import.meta.url).pathname
const TWO = 'examples/two-locations/estate.yaml'

function landbridge(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], { cwd: ROOT, encoding: 'utf8' })
}

test('a trace of a file under faults: where all has settled, with what is lost on the way', () => {
  const { status, stdout, stderr } = landbridge('trace', TWO, 'app', 'db', '--loss', 'dx-b=2%', '--cut', 'dx-a', '--json')
  assert.equal(status, 0, stderr)
  const { hops, lostShare, ways, back } = TRACE.parse(JSON.parse(stdout))
  assert.deepEqual([lostShare, back?.lostShare, ways], [0.02, 0.02, 2])
  assert.deepEqual(
    hops.flatMap(({ via, faults = [] }) => faults.map(({ kind, name, share }) => [via, kind, name, share])),
    [['dx-b', 'loss', 'dx-b', 0.02]],
  )
})

test('after both cuts packets of the old size die in the tunnel', () => {
  const { status, stdout } = landbridge('trace', TWO, 'app', 'db', '--cut', 'dx-a', 'dx-b', '--size', '8500', '--df')
  assert.equal(status, 1)
  assert.match(stdout, /8500 bytes with DF do not fit 1446 at backup\/1: nobody says so/)
})

for (const [args, says] of [
  [['--loss', 'dx-c=2%'], /^Nothing that can fail is called dx-c; did you mean dx-a/],
  [['--loss', 'dx-a'], /^--loss is dx-a; it takes a thing and a value such as dx-a=2%/],
] as const) {
  test(`landbridge trace ${args.join(' ')} is refused with 2 and a sentence`, () => {
    const { status, stderr } = landbridge('trace', TWO, 'app', 'db', ...args)
    assert.equal(status, 2)
    assert.match(stderr, says)
  })
}

test('a running service is traced with its own faults', () => {
  const { status, stderr } = landbridge('trace', 'http://127.0.0.1:9', 'app', 'db', '--cut', 'dx-a')
  assert.equal(status, 2)
  assert.match(stderr, /^--cut goes with an estate file; .* set them by POST \/landbridge\/v1\/faults\./)
})
