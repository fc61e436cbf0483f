import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type RequirementName, requirement } from '../requirement.ts'
import { type Ended, ended } from './ended.ts'
import { serviceUnderTest } from './serviceUnderTest.ts'
import { assertStory } from './story.ts'

// Nothing is patched by itself, so that a client sees a connection wait for its cross-connect.
const MANUAL = ['--hands', 'manual']

/** What every client sees of one connection, from its order to packets, to a cut fibre, to the VPN and back. */
const STORY = [
  /pair of tunnels is UP and UP/,
  /pair of tunnels is DOWN and UP/,
  /pair of tunnels is UP and UP/,
  /onnection dxcon-\w+.* is requested/,
  /connection is pending/,
  /connection is available/,
  /irtual interface dxvif-\w+.* is pending/,
  /virtual interface is available/,
  /delivered by \S+-edge -> (?!vpn-)\S+ -> vpc-/,
  /connection is down/,
  /virtual interface is down/,
  /delivered by \S+-edge -> vpn-\w+\/1 -> vpc-/,
  /virtual interface is available/,
  /traffic moved to the VPN and back/,
]

function example(path: string): string {
  return fileURLToPath(new URL(`../../examples/${path}`, import.meta.url))
}

async function seenBy(program: string, args: readonly string[], serveArgs = MANUAL): Promise<Ended> {
  await using service = await serviceUnderTest({ args: serveArgs })
  const seen = await ended(program, args, { env: { LANDBRIDGE_URL: service.url, PYTHONDONTWRITEBYTECODE: '1' } })
  assert.equal(seen.code, 0, `${seen.stdout}${seen.stderr}${service.complaints()}`)
  assert.equal(service.complaints(), '')
  return seen
}

function present(t: TestContext, ...needed: readonly RequirementName[]): boolean {
  return needed.every(name => requirement(t, name) !== undefined)
}

test('the AWS SDK for JavaScript takes a connection from its order to its failover and back', async () => {
  assertStory((await seenBy(process.execPath, [example('sdk/first-connection.mjs')])).stdout, STORY)
})

test('with smart hands nobody has to patch anything', async () => {
  const { stdout } = await seenBy(process.execPath, [example('sdk/first-connection.mjs')], [])
  assertStory(
    stdout,
    STORY.filter(sentence => !sentence.test('The connection is pending.')),
  )
})

test('the AWS CLI takes a connection from its order to its failover and back', async t => {
  if (!present(t, 'aws')) return
  assertStory((await seenBy('bash', [example('aws-cli/first-connection.sh')])).stdout, STORY)
})

test("boto3 takes a guide's connection from its order to its failover and back", async t => {
  if (!present(t, 'python3', 'boto3')) return
  const folder = await mkdtemp(join(tmpdir(), 'landbridge-guide-'))
  t.after(() => rm(folder, { recursive: true }))
  const letter = join(folder, 'loa.pdf')
  const { stdout } = await seenBy('python3', [example('guide-walkthrough/walkthrough.py'), letter])
  // The guide drills after it has ordered everything.
  const [tunnels, rest] = [STORY.slice(0, 3), STORY.slice(3)]
  assertStory(stdout, [...rest.slice(0, 5), ...tunnels, ...rest.slice(5)])
  assertStory(stdout, [
    /attachment of vgw-\w+ is attached/,
    /answers at [\d.]+ and [\d.]+/,
    /LOA-CFA is saved/,
    /BGP session is up/,
  ])
  assert.match((await readFile(letter)).toString('latin1'), /^%PDF-/)
})
