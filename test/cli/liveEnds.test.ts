import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LiveDrill } from '../../src/cli/live.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { landbridge, ROOT } from './landbridge.ts'

const EXAMPLE = `${ROOT}examples/two-locations/estate.yaml`

interface Fault {
  readonly id: string
  readonly on: string
  readonly since: number
  readonly until?: number
}

async function faultsOn(url: string): Promise<readonly Fault[]> {
  return ((await (await fetch(`${url}/landbridge/v1/faults`)).json()) as { faults: Fault[] }).faults
}

async function broken(url: string, on: string): Promise<Fault> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/landbridge/v1/faults`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ kind: 'cut', on }),
  })
  return (await response.json()) as Fault
}

/** Without BFD nobody notices a silent connection for a minute: time enough to end what measures it. */
async function estateWithoutBfd(): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'landbridge-live-')), 'estate.yaml')
  await writeFile(file, (await readFile(EXAMPLE, 'utf8')).replaceAll('{ asn: 65000 }', '{ asn: 65000, bfd: false }'))
  return file
}

/** A live drill that has broken what it was told to, and what it breaks there. */
async function underWay(url: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, ['--no-warnings', 'src/cli/main.ts', 'drill', url, '--live', '--yes', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>(resolve => child.once('exit', resolve)),
  ]).then(([stdout, stderr, status]) => ({ stdout, stderr, status }))
  for (let looks = 0; looks < 200; looks++) {
    const faults = await faultsOn(url)
    if (faults.length > 0) return { child, ended, faults }
    await sleep(50)
  }
  child.kill('SIGKILL')
  return assert.fail((await ended).stderr || 'nothing was broken within 10 s')
}

test('Ctrl-C in a live drill heals what it broke, and says what it had seen by then', async () => {
  await using service = await serviceUnderTest({ args: [await estateWithoutBfd()] })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const { child, ended, faults } = await underWay(service.url, '--silent', 'dx-a', '--json')
    assert.equal(faults.length, 1)
    child.kill(signal)
    const { status, stdout, stderr } = await ended
    assert.equal(status, 1, stderr)
    assert.match(stderr, /^What is broken is being healed; once more ends at once and leaves it broken\.$/m)
    const { measured, partial } = JSON.parse(stdout) as LiveDrill
    assert.deepEqual([partial, measured.map(({ darkMs }) => darkMs)], [true, [null, null]])
    assert.deepEqual(await faultsOn(service.url), [], 'nothing stays broken')
  }
})

test('a live drill that is killed leaves faults that heal by themselves, a minute after it would have given up', async () => {
  await using service = await serviceUnderTest({ args: [await estateWithoutBfd()] })
  const { child, ended, faults } = await underWay(service.url, '--silent', 'dx-a')
  child.kill('SIGKILL')
  await ended
  const [{ since, until = Number.POSITIVE_INFINITY } = assert.fail()] = faults
  assert.deepEqual([(await faultsOn(service.url)).length, until - since], [1, 160_000], '90 s predicted, a tenth, 1 s and 60 s')
})

test('a service that is killed in a live drill and started again is healed; where it stays away, what is broken is told', async () => {
  const data = await mkdtemp(join(tmpdir(), 'landbridge-live-'))
  const estate = await estateWithoutBfd()
  const first = await serviceUnderTest({ data, args: [estate] })
  const drilled = await underWay(first.url, '--silent', 'dx-a')
  await first.stop('SIGKILL')
  const args = ['--port', new URL(first.url).port]
  const second = await serviceUnderTest({ data, args })
  const { status, stdout, stderr } = await drilled.ended
  assert.deepEqual([status, stdout], [2, ''])
  assert.match(
    stderr,
    /^The drill ended before all was measured; what it broke is being healed\.\nNothing answers at http:\S+ any more\.\n$/,
  )
  assert.deepEqual(await faultsOn(second.url), [])

  const again = await underWay(second.url, '--silent', 'dx-a')
  await second.stop('SIGKILL')
  const left = await again.ended
  assert.equal(left.status, 2)
  assert.match(
    left.stderr,
    /What was broken may still be so: dx-a \(connection\) silent\. It heals by itself 160s after it was broken, or with DELETE http:\S+\/faults\/ID/,
  )
  await using third = await serviceUnderTest({ data })
  assert.equal((await faultsOn(third.url)).length, 1, 'what was acknowledged is kept')
})

test('a live drill leaves alone what others broke, and says that it was broken', async () => {
  await using service = await serviceUnderTest({ args: [EXAMPLE] })
  const theirs = await broken(service.url, 'dx-a')
  const same = await landbridge('drill', service.url, '--live', '--yes', '--cut', 'dx-a')
  assert.equal(same.status, 2)
  assert.match(
    same.stderr,
    /^dx-a is broken on the service already \(cut, fault-\w+\), and this drill would heal it at its end; /,
  )
  const other = await landbridge('drill', service.url, '--live', '--yes', '--cut', 'dx-b', 'dx-b')
  assert.match(other.stdout, /^Broken on the service meanwhile, .* not in what is predicted: dx-a \(connection\) cut\.$/m)
  assert.deepEqual(await faultsOn(service.url), [theirs], 'and it stays as it was')

  const onCopy = await landbridge('drill', service.url, '--cut', 'dx-b', '--json')
  const { assumptions } = JSON.parse(onCopy.stdout) as { assumptions: string[] }
  assert.equal(assumptions[0], 'Broken on the service now, and whole in this drill before anything fails: dx-a (connection) cut.')
})

test('a live drill is refused where nothing could be measured: by a clock that stands still, and without flows', async () => {
  await using still = await serviceUnderTest({ args: [EXAMPLE, '--clock', 'manual'] })
  const { status, stderr } = await landbridge('drill', still.url, '--live', '--yes', '--cut', 'dx-a')
  assert.equal(status, 2)
  assert.match(stderr, /^The clock of http:\S+ stands still until somebody moves it \(--clock manual\)/)
  assert.deepEqual(await faultsOn(still.url), [])
  await using empty = await serviceUnderTest()
  for (const how of [[], ['--every', 'single', '--json']]) {
    const drilled = await landbridge('drill', empty.url, ...how)
    assert.deepEqual([drilled.status, drilled.stdout], [2, ''], 'as of a file')
    assert.match(drilled.stderr, /^The account of this key has no flows on http:\S+, so there is nothing to judge; add one/)
  }
})

test('what a live drill deleted is created again after Ctrl-C, and when the service was killed meanwhile', async () => {
  const data = await mkdtemp(join(tmpdir(), 'landbridge-live-'))
  const first = await serviceUnderTest({ data, args: [await estateWithoutBfd()] })
  const interrupted = await underWay(first.url, '--delete', 'vif-a', '--silent', 'dx-b', '--json')
  await sleep(500)
  interrupted.child.kill('SIGINT')
  const { status, stdout, stderr } = await interrupted.ended
  assert.equal(status, 1, stderr)
  assert.deepEqual(
    (JSON.parse(stdout) as LiveDrill).createdAgain.map(({ name }) => name),
    ['vif-a'],
  )
  const killed = await underWay(first.url, '--delete', 'vif-a', '--silent', 'dx-b')
  await sleep(500)
  await first.stop('SIGKILL')
  await using second = await serviceUnderTest({ data, args: ['--port', new URL(first.url).port] })
  assert.equal((await killed.ended).status, 2)
  const trace = await landbridge('trace', second.url, 'app', 'lake', '--json')
  const { back } = JSON.parse(trace.stdout) as { back: { outcome: string } }
  assert.equal(back.outcome, 'delivered')
  const routes = await landbridge('routes', second.url, 'edge-1', '--json')
  assert.ok(routes.stdout.includes('"via":"dx-a"'), 'vif-a is there')
  assert.deepEqual(await faultsOn(second.url), [])
})
