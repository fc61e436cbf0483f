import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importsOf } from './imports.ts'
import { isRoom, mayImport, ROOMS, type RoomName, reasonAgainst } from './rooms.ts'
import { root, sourcesBelow } from './sources.ts'
import { arrowViolations, circles, impurities, roomOf } from './violations.ts'

const sources = sourcesBelow('src')
const roomNames = Object.keys(ROOMS) as RoomName[]

test('every import points down the plan', () => {
  assert.deepEqual(arrowViolations(sources), [])
})

test('no file imports itself through others', () => {
  assert.deepEqual(circles(sources), [])
})

test('pure rooms use no clock, no randomness, no process and wait for nothing', () => {
  assert.deepEqual(impurities(sources), [])
})

test('every file was seen, and every room of the plan that exists', () => {
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry =>
      entry.isDirectory() ? walk(`${folder}/${entry.name}`) : /\.tsx?$/.test(entry.name) ? [`${folder}/${entry.name}`] : [],
    )
  assert.deepEqual([...sources.keys()].sort(), walk('src').sort())
  assert.deepEqual(
    [...new Set([...sources.keys()].map(roomOf))].filter(room => !isRoom(room)),
    [],
  )
})

test('every import statement that begins a line was seen', () => {
  for (const [path, text] of sources) {
    const plain = [...text.matchAll(/^(?:import|export|\}).* from '([^']+)'$/gm)].map(match => match[1])
    const seen = importsOf(text).map(found => found.specifier)
    assert.deepEqual(
      plain.filter(specifier => !seen.includes(specifier)),
      [],
      path,
    )
  }
})

test('every arrow that is missing from the plan has a reason', () => {
  for (const from of roomNames)
    for (const to of roomNames) {
      if (!mayImport(from, to)) assert.match(reasonAgainst(from, to) ?? '', /\w+ \w+/, `${from} -> ${to}`)
    }
})

test('the plan itself has no circle', () => {
  const plan = roomNames.map(room => {
    const arrows = roomNames.filter(to => to !== room && mayImport(room, to))
    return [`src/${room}/a.ts`, arrows.map(to => `import '../${to}/a.ts'`).join('\n')] as const
  })
  assert.deepEqual(circles(new Map(plan)), [])
})

for (const [path, text, expected, because] of [
  ['src/routing/planted.ts', `import '../resources/world.ts'`, /meet only in topology/, 'routing knows no AWS word'],
  ['src/wire/planted.ts', `const f = await import('../fabric/port.ts')`, /meet in the store/, 'a late import is an arrow too'],
  ['src/drill/planted.ts', `import type { A } from '../wire/a.ts'`, /it is pure/, 'a type is an arrow too'],
  ['src/net/planted.ts', `import { readFileSync } from 'node:fs'`, /net is pure/, 'a pure room has no machine'],
  ['src/drill/planted.ts', `import(name)`, /computed name/, 'what cannot be checked is refused'],
  ['src/net/planted.ts', `import './gone.ts'`, /does not exist/, 'a dead arrow is an error'],
  ['src/utils/planted.ts', `import '../net/asn.ts'`, /the plan does not have/, 'rooms are planned'],
  ['src/wire/planted.ts', `import '../../test/requirement.ts'`, /outside src/, 'the service does not ship tests'],
] as const) {
  test(`planted: ${because}`, () => {
    const planted = new Map([...sources, ['src/fabric/port.ts', ''], ['src/wire/a.ts', ''], [path, text]])
    const found = arrowViolations(planted).filter(sentence => sentence.startsWith(path))
    assert.equal(found.length, 1)
    assert.match(found[0] ?? '', expected)
  })
}

test('planted: a circle of three files is found once', () => {
  const ring = new Map([
    ['src/net/a.ts', `import './b.ts'`],
    ['src/net/b.ts', `import type { C } from './c.ts'`],
    ['src/net/c.ts', `export * from './a.ts'`],
  ])
  assert.deepEqual(circles(ring), ['src/net/a.ts -> src/net/b.ts -> src/net/c.ts -> src/net/a.ts'])
})

for (const code of ['Date.now()', 'new Date()', 'Math.random()', 'await x', 'async () => 1', 'setTimeout(f, 1)', 'process.env']) {
  test(`planted: ${code} in a pure room`, () => {
    assert.equal(impurities(new Map([['src/drill/planted.ts', `// Date.now()\nconst a = ${code}`]])).length, 1)
    assert.deepEqual(impurities(new Map([['src/cli/planted.ts', `const a = ${code}`]])), [])
    assert.deepEqual(impurities(new Map([['src/drill/planted.ts', `const a = '${code}' // ${code}`]])), [])
  })
}

test('a date made from an argument is pure', () => {
  assert.deepEqual(impurities(new Map([['src/pricing/planted.ts', 'const a = new Date(atMs).toISOString()']])), [])
})
