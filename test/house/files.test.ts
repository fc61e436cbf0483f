import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROOMS } from './rooms.ts'
import { projectFiles, sourcesBelow, textOf } from './sources.ts'
import { roomOf } from './violations.ts'

const files = projectFiles()
const readable = files.filter(path =>
  /\.(?:ts|tsx|mjs|js|json|jsonc|md|yaml|yml|tf|py|sh|html|css|svg|txt)$|^[A-Z]+$|^\.ci\/run$/.test(path),
)
const written = files.filter(path => /\.(?:ts|tsx|mjs|py|sh)$/.test(path))

/** Sentences for the lines of `paths` that match, with file and line. */
function hits(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap(path =>
    textOf(path)
      .split('\n')
      .flatMap((text, index) => (pattern.test(text) ? [`${path}:${index + 1} ${text.trim().slice(0, 120)}`] : [])),
  )
}

test('the project’s files are seen', () => {
  for (const path of ['package.json', 'src/net/asn.ts', 'test/house/files.test.ts', 'bin/start.mjs'])
    assert.ok(readable.includes(path), path)
})

test('no file that a person wrote is longer than 300 lines', () => {
  assert.deepEqual(
    written.map(path => ({ path, lines: textOf(path).split('\n').length })).filter(({ lines }) => lines > 301),
    [],
  )
})

test('no file names a path of the machine it was written on', () => {
  // Put together here, so that this line is no hit itself.
  const folders = ['work', 'farm', 'root', 'home/\\w+'].join('|')
  assert.deepEqual(hits(readable, new RegExp(`(?:^|[^\\w./@:-])/(?:${folders})/[\\w.]`)), [])
})

test('nothing is left open in the code', () => {
  const marks = ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'not implemented ' + 'yet', '\\.on' + 'ly\\(']
  assert.deepEqual(hits(written, new RegExp(`\\b(?:${marks.slice(0, 3).join('|')})\\b|${marks.slice(3).join('|')}`)), [])
})

test('the lock file names no registry', () => {
  const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, { resolved?: string }> }
  assert.ok(Object.keys(packages).length > 50)
  assert.deepEqual(
    Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined),
    [],
  )
})

test('every dependency is pinned to one version', () => {
  const manifest = JSON.parse(textOf('package.json')) as Record<string, Record<string, string> | undefined>
  const ranges = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap(group =>
    Object.entries(manifest[group] ?? {}),
  )
  assert.deepEqual(
    ranges.filter(([, version]) => !/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version)),
    [],
  )
})

test('pictures and files that the documents name exist', () => {
  const missing = files
    .filter(path => path.endsWith('.md'))
    .flatMap(path =>
      [...textOf(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(match =>
        new URL(match[1] ?? '', `file:///${path}`).pathname.slice(1),
      ),
    )
  assert.deepEqual(
    missing.filter(path => !files.includes(path) && !files.some(file => file.startsWith(`${path.replace(/\/$/, '')}/`))),
    [],
  )
})

const sources = sourcesBelow('src')
for (const room of Object.keys(ROOMS)) {
  const own = [...sources].filter(([path]) => roomOf(path) === room)
  if (own.length === 0) continue
  test(`the room ${room} opens with a chapter`, () => {
    const chapters = own.filter(([, text]) => new RegExp(`^\\s*/\\*\\*\\s*\\n?\\s*\\*?\\s*${room}: `, 'm').test(text))
    assert.equal(
      chapters.length,
      1,
      `one file of src/${room} has a comment that begins with "${room}: "; found ${chapters.map(([path]) => path)}`,
    )
  })
}
