import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { requirement } from '../requirement.ts'
import { Sandbox } from './sandbox.ts'

const DRAWING = `a 65001 id=1 paths=4 10.0.0.0/16
b 65002 id=2 paths=4
c 65003 id=3 paths=4 10.1.0.0/16
d 65004 id=4 paths=4 10.1.0.0/16
a -- b name=a-b
b -- c name=b-c b.lp=100
b -- d name=b-d b.lp=100
a -- d name=a-d a.prepend=2`

/** FRR sends its own networks with MED 0, where BIRD sends none (docs/facts/differential.md). */
const AS_DRAWN = { bird: DRAWING, frr: DRAWING.replaceAll(' paths=4', ' paths=4 ownMed=0') } as const

for (const [engine, given, changed, finds, because] of [
  ['bird', 'b.lp=100', 'b.lp=100', 'same', 'nothing is changed'],
  ['bird', 'name=b-c b.lp=100', 'name=b-c b.lp=90', 'different', 'the model prefers another neighbour'],
  ['bird', 'b 65002 id=2 paths=4', 'b 65002 id=2 paths=1', 'different', 'the model uses one way where the routers use two'],
  ['bird', 'a.prepend=2', 'a.prepend=3', 'different', 'a longer AS path that loses anyway is a difference'],
  ['bird', 'name=a-b', 'name=a-b b.mark=65000:1', 'different', 'a community is'],
  ['frr', 'b.lp=100', 'b.lp=100', 'same', 'nothing is changed'],
  ['frr', 'name=a-b', 'name=a-b a.med=7', 'different', 'a MED is'],
  ['frr', 'ownMed=0 10.1.0.0/16\na', 'ownMed=0 10.2.0.0/16\na', 'different', 'a prefix is'],
] as const) {
  test(`${engine} and the model are ${finds}: ${because}`, { timeout: 120_000 }, async t => {
    if (!requirement(t, 'namespaces') || !requirement(t, engine)) return
    await using sandbox = new Sandbox()
    const drawing = AS_DRAWN[engine]
    const modelled = drawing.replace(given, changed)
    const { outcome, differences } = await sandbox.compare({ engine, drawing, modelled })
    assert.equal(outcome, finds, differences.join('\n'))
    assert.equal(differences.length > 0, finds === 'different')
  })
}

test('a sandbox that is killed leaves no process behind', { timeout: 60_000 }, async t => {
  if (!requirement(t, 'namespaces') || !requirement(t, 'bird')) return
  const sandbox = new Sandbox()
  const lost = assert.rejects(sandbox.compare({ engine: 'bird', drawing: DRAWING }), /sandbox ended/)
  let routers: readonly number[] = []
  for (let i = 0; i < 200 && routers.length < 4; i++) {
    await sleep(50)
    routers = below(sandbox.pid ?? 0).filter(pid => commandOf(pid).startsWith('bird'))
  }
  assert.equal(routers.length, 4)
  const everything = below(sandbox.pid ?? 0)
  process.kill(sandbox.pid ?? 0, 'SIGKILL')
  await lost
  let left: readonly number[] = everything
  for (let i = 0; i < 100 && left.length > 0; i++) {
    await sleep(50)
    left = left.filter(pid => commandOf(pid) !== '')
  }
  assert.deepEqual(left.map(commandOf), [])
})

/** All processes that descend from one. */
function below(ancestor: number): number[] {
  const parents = new Map(
    readdirSync('/proc').flatMap(name => {
      const parent = /^\d+$/.test(name) ? /^PPid:\s+(\d+)/m.exec(fileText(`/proc/${name}/status`))?.[1] : undefined
      return parent === undefined ? [] : [[Number(name), Number(parent)] as const]
    }),
  )
  const found = new Set([ancestor])
  for (const one of found) for (const [pid, parent] of parents) if (parent === one) found.add(pid)
  return [...found].filter(pid => pid !== ancestor)
}

function commandOf(pid: number): string {
  return fileText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
}

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
