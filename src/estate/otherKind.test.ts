import assert from 'node:assert/strict'
import { test } from 'node:test'
import { otherKind } from './otherKind.ts'
import { parseEstate } from './parseEstate.ts'

test('a drill file in place of an estate is told once, and not key by key', () => {
  const { problems } = parseEstate('name: night\nsteps:\n  - { at: 0s, cut: [dx-a] }\n', 'drill.yaml')
  assert.deepEqual(
    problems.map(({ line, column, summary }) => `${line}:${column} ${summary}`),
    ['1:1 This is a drill file, which goes with an estate: landbridge drill ESTATE --file DRILL.'],
  )
})

for (const [file, what] of [
  [{ 'landbridge-plan': 1, sites: {} }, /a requirements file, which landbridge plan takes/],
  [{ 'landbridge-migration': 1 }, /a migration file/],
  [{ scenarios: [], baseline: [] }, /--compare/],
  [{ targets: {}, actions: {} }, /--fis/],
  [{ calendar: [] }, /a drill file/],
] as const) {
  test(`in place of an estate: ${Object.keys(file)}`, () => assert.match(otherKind(file, 'estate') ?? '', what))
}

test('an estate in place of a drill file', () => {
  assert.match(otherKind({ landbridge: 1, region: 'us-east-1' }, 'drill file') ?? '', /^This is an estate file/)
})

test('an estate in place of requirements or a migration is told what is wanted, and where an example is', () => {
  assert.match(
    otherKind({ landbridge: 1 }, 'requirements') ?? '',
    /^This is an estate file, .*plan takes a requirements file.*cat examples\/plan\/requirements\.yaml prints an example/,
  )
  assert.match(
    otherKind({ landbridge: 1 }, 'migration') ?? '',
    /migrate takes a migration file.*cat examples\/migration\/phased\.yaml/,
  )
})

test('a file with mistakes is still the file that was meant', () => {
  assert.equal(otherKind({ landbridge: 1, steps: [] }, 'estate'), undefined)
  assert.equal(otherKind({ name: 'night', stpes: [] }, 'drill file'), undefined)
  assert.equal(otherKind('steps', 'estate'), undefined)
  assert.equal(otherKind({ sites: {} }, 'estate'), undefined)
})
