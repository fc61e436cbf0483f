import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDrillFile } from '../../src/cli/commands/drillFile.ts'
import { readEstate, topologyOf } from '../../src/cli/openEstate.ts'
import { playSequence } from '../../src/drill/file/playSequence.ts'
import { sequenceOfFile } from '../../src/drill/file/sequenceOfFile.ts'
import { listingOf } from '../../src/drill/report/listing.ts'
import { plain } from '../../src/drill/report/paint.ts'
import { drillHtml } from '../../src/drill/report/reportHtml.ts'
import { drillMarkdown } from '../../src/drill/report/reportMarkdown.ts'
import { sequenceVerdict } from '../../src/drill/report/sequenceSentences.ts'
import { sequenceRows } from '../../src/drill/report/sequenceTable.ts'
import { sequenceText } from '../../src/drill/report/sequenceText.ts'

const TOPOLOGY = await topologyOf(await readEstate('examples/two-locations/estate.yaml'))
const { file } = await readDrillFile('examples/two-locations/drill.yaml')
const read = sequenceOfFile(TOPOLOGY, file)
const REPORT = 'sequence' in read ? playSequence(TOPOLOGY, read.sequence) : assert.fail()

test('the time line of a flow that is dark for all of a phase is dark to its end', () => {
  const [, phase = ''] =
    /carrier a \+ carrier b\n([\s\S]*?)\n\n/.exec(drillMarkdown(REPORT, 'x').split('Over time')[1] ?? '') ?? []
  const lake = phase.split('\n').slice(-2)
  for (const line of lake) assert.match(line, /^ {4}(?:out |back) █{40}\|[▓·]{12} dark for up to 30 min, to its end$/)
  const page = drillHtml(REPORT, { title: 'x' })
  const tracks = [...page.matchAll(/<div class="track (\w+)" role="img" aria-label="([^"]*)"><s class="maybe" style="([^"]*)"/g)]
  const dark = tracks.filter(([, , words]) => words === 'both: dark from 0 to 30 min, then nothing arrives')
  assert.ok(dark.length > 0)
  for (const [, settled, , style] of dark) assert.deepEqual([settled, style], ['none', 'left:0%;width:100%'])
})

test('time lines of a sequence stand in the order of its phases', () => {
  const lines = drillMarkdown(REPORT, 'x').split('Over time')[1]?.split('\n') ?? []
  const names = lines.filter(line => line.startsWith('carrier'))
  assert.deepEqual(names, ['carrier a', 'carrier a + carrier b', 'carrier b'])
})

test('a sequence says which share of a flow is hit, as a single failure does', () => {
  const dark = sequenceRows(REPORT, listingOf(undefined)).map(row => row[5])
  assert.equal(dark[0], '100 ms [10 ms], 50 % of it')
  assert.equal(dark[3], '30 min, all of the phase')
})

const WITHOUT = { ...REPORT, sequence: { ...REPORT.sequence!, expectations: [] } }

for (const [scenarios, says, because] of [
  [WITHOUT.scenarios, ': of 8 verdicts 1 is no and 1 is partly.', 'which ends with 1'],
  [WITHOUT.scenarios.slice(0, 1), ', and is.', 'which ends with 0'],
  [
    WITHOUT.scenarios.map(each => ({ ...each, flows: each.flows.map(flow => ({ ...flow, asBefore: true as const })) })),
    ': of 8 verdicts 1 is no and 1 is partly; no flow is worse off than before any fault.',
    'which ends with 1 all the same',
  ],
] as const) {
  test(`without expectations every flow is to be whole${says} ${because}`, () =>
    assert.equal(
      sequenceVerdict({ ...WITHOUT, scenarios }),
      `Without expectations every flow is to be whole in every phase${says}`,
    ))
}

for (const width of [40, 60, 80, 100, 120, 200]) {
  test(`a sequence in a terminal of ${width} columns: no line is wider, and nothing is left out`, () => {
    const text = sequenceText(REPORT, listingOf(undefined), { width, paint: plain })
    assert.deepEqual(
      text.split('\n').filter(line => line.length > width),
      [],
    )
    assert.equal(/^at +phase +broken/m.test(text), width >= 120, 'columns where they have room')
    const words = text.replaceAll(/\s+/g, ' ')
    for (const part of ['carrier a + carrier b', 'app → lake', '50 % of it', '18 %', 'Holds: all 5 expectations are met.'])
      assert.ok(width >= 120 || words.includes(part), part)
  })
}
