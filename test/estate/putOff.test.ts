import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { largeEstate } from '../../bench/estate/largeEstate.ts'
import { applyEstateWith } from '../../src/cli/applyEstateWith.ts'
import { appliedEstate } from '../../src/cli/openEstate.ts'
import { repeatableEntropy } from '../../src/cli/repeatableEntropy.ts'
import { sendInProcess } from '../../src/cli/sendInProcess.ts'
import type { Estate } from '../../src/estate/estate.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { observableIds } from '../../src/reconcile/observableIds.ts'
import { type Kind, REFERENCES } from '../../src/resources/kinds.ts'
import type { ObservedView } from '../../src/resources/observed.ts'
import type { World } from '../../src/resources/world.ts'
import { repeatableService } from '../reconcile/repeatable.ts'

/** Commands on a file build networks when a call looks at them; a service builds them after every write. */
const files = [...globSync('examples/*/estate.yaml'), ...globSync('examples/migration/*.yaml')].sort()
const estates = files.flatMap(file => {
  const { estate } = parseEstate(readFileSync(file, 'utf8'), file)
  return estate ? [{ file, estate }] : []
})

test('there are estates to compare', () =>
  assert.ok(estates.length >= 8, `only ${estates.length} of ${files.length} are estates`))

for (const { file, estate } of estates) {
  test(`${file} comes to the same rows, sights and ids as in a service that settles after every write`, async () => {
    const { world, observed, ids } = await appliedEstate(estate, repeatableEntropy('test'))
    const settled = await settledEachTime(estate)
    assert.deepEqual(ids, settled.ids)
    assert.deepEqual(everything(world, observed), settled.everything)
  })
}

test('however many virtual interfaces an estate orders, its networks are built when all is ordered, and no earlier', async () => {
  const { estate } = parseEstate(largeEstate(1), 'large.yaml')
  const interfaces = Object.keys(estate!.virtualInterfaces).length
  assert.ok(interfaces > 10)
  await using service = repeatableService({ putsOff: true })
  await service.start()
  const { problems } = await applyEstateWith(estate!, sendInProcess(service))
  assert.deepEqual(problems, [])
  const compiled = [...service.reconciler.networks.all()]
  assert.ok(compiled.length > 0, 'ports are, so that they can be asked for their state')
  assert.ok(
    compiled.every(({ rows }) => !rows.values().some(({ kind }) => kind === 'vpc' || kind === 'virtualInterface')),
    'and nothing that packets pass',
  )
  await service.settle()
  const states = [...service.store.world.all('virtualInterface')].map(({ body }) => body.state)
  assert.deepEqual(states, Array(interfaces).fill('available'))
})

async function settledEachTime(estate: Estate) {
  await using service = repeatableService()
  await service.start()
  const { ids } = await applyEstateWith(estate, sendInProcess(service))
  return { ids, everything: everything(service.store.world, service.store.observed) }
}

/** Every row in the order of creation with its revision, and all that is seen of it. */
function everything(world: World, observed: ObservedView) {
  const rows = (Object.keys(REFERENCES) as Kind[]).flatMap(kind => [...world.all(kind)])
  const seen = [...observableIds(rows)].map(([kind, id]) => observed.get(kind, id))
  return { rows, seen }
}
