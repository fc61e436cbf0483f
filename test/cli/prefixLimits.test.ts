import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { DRILL_REPORT } from '../../src/drill/report/reportSchema.ts'
import { limitedEstate } from '../fabric/limitedEstate.ts'
import { landbridge } from './landbridge.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'landbridge-limits-'))

function written(name: string, text: string): string {
  const file = join(FOLDER, name)
  writeFileSync(file, text)
  return file
}

function estate(limit: string): string {
  const flows = 'flows:\n  - { from: app, to: db, steady: 3Gbps, peak: 7Gbps }\n'
  return written(`${limit.replace(/\W+/g, '-')}.yaml`, `${limitedEstate(limit)}${flows}`)
}

const CLOSED =
  'The BGP session vif-2 between hub and edge-2 is closed after the fault: 3 prefixes are announced and edge-2 takes 2 (Cease, RFC 4486 §4)'
const TO_DO =
  'The BGP session vif-2 between hub and edge-2 stays closed after the repair, once its prefix limit has closed it, until somebody resets it.'

function scenariosOf(stdout: string) {
  return DRILL_REPORT.parse(JSON.parse(stdout)).scenarios
}

/** Without the breaks of lines. */
function unwrapped(text: string): string {
  return text.replace(/\s+/g, ' ')
}

test('a session that its limit closes only after a fault is told in every form of the report', async () => {
  const remark = `${CLOSED}, and it stays so until fewer are and somebody resets it.`
  const file = estate('maximumPrefixes: 2')
  const [html, markdown] = [join(FOLDER, 'report.html'), join(FOLDER, 'report.md')]
  const told = await landbridge('drill', file, '--cut', 'dx-1', '--report', html, '--markdown', markdown)
  assert.equal(told.status, 1, told.stderr)
  for (const text of [told.stdout, readFileSync(html, 'utf8'), readFileSync(markdown, 'utf8').replaceAll('\\', '')]) {
    assert.ok(unwrapped(text).includes(remark), text)
    assert.ok(unwrapped(text).includes(TO_DO), text)
  }
  const json = await landbridge('drill', file, '--cut', 'dx-1', '--json')
  const [scenario] = scenariosOf(json.stdout)
  assert.deepEqual([scenario?.remarks, scenario?.toDo, scenario?.flows[0]?.survives], [[remark], [TO_DO], 'no'])
})

test('of every single failure those that close it say so', async () => {
  const file = estate('maximumPrefixes: 2')
  const text = await landbridge('drill', file, '--every', 'single')
  assert.match(unwrapped(text.stdout), /In 12 of 48 scenarios, such as edge-1 \(router\) cut: The BGP session vif-2 between hub/)
  const json = await landbridge('drill', file, '--every', 'single', '--json')
  const scenarios = scenariosOf(json.stdout)
  const closing = scenarios.filter(({ remarks }) => remarks?.some(each => each.startsWith(CLOSED)))
  assert.equal(closing.length, 12)
  // The flow is dark in them for nothing else: both connections are at work in all of them but one.
  assert.ok(closing.every(({ flows }) => flows[0]?.survives === 'no'))
  assert.ok(scenarios.every(({ flows, remarks, ownEnd }) => ownEnd || flows[0]?.survives !== 'no' || remarks !== undefined))
})

test('with room for one more nothing is closed and nothing told', async () => {
  const { stdout } = await landbridge('drill', estate('maximumPrefixes: 3'), '--cut', 'dx-1', '--json')
  const [scenario] = scenariosOf(stdout)
  assert.deepEqual([scenario?.remarks, scenario?.toDo, scenario?.flows[0]?.survives], [undefined, undefined, 'whole'])
})

test('a router that tries again has the session back at the first try after the repair', async () => {
  const file = estate('maximumPrefixes: 2, restartAfterLimit: 15m')
  const steps = written(
    'steps.yaml',
    'name: a morning\nsteps:\n  - { at: 0s, name: cut, cut: [dx-1], for: 40m }\n  - { at: 50m, name: other, cut: [connection:dx-1], for: 1m }\n',
  )
  const { stdout, status, stderr } = await landbridge('drill', file, '--file', steps, '--json')
  assert.equal(status, 1, stderr)
  const tries = `${CLOSED}; edge-2 tries it again every 15 min`
  assert.deepEqual(
    scenariosOf(stdout).map(({ phase, remarks, toDo }) => [phase?.name, remarks, toDo]),
    [
      ['cut', [`${tries}, and it closes each time until fewer are.`], undefined],
      ['healed after cut', [`${tries}, and it is back after 5 min.`], undefined],
      ['other', [`${tries}, and it closes each time until fewer are.`], undefined],
      ['healed after other', [`${tries}, and it is back after 14 min.`], undefined],
    ],
  )
})

test('a limit and its time say what they take', async () => {
  for (const [limit, says] of [
    ['maximumPrefixes: 0', /maximumPrefixes is 0; it takes how many prefixes a neighbour may tell, from 1 to 4294967295\./],
    [
      'maximumPrefixes: 2, restartAfterLimit: 5s',
      /restartAfterLimit is 5s; it takes a time from 60 to 3932100 seconds such as 60s\./,
    ],
  ] as const) {
    const { status, stderr } = await landbridge('drill', estate(limit), '--cut', 'dx-1')
    assert.equal(status, 2)
    assert.match(stderr, says)
  }
})
