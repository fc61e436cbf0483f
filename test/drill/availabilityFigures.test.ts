import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AVAILABILITY_FIGURES, DEFAULT_FIGURES } from '../../src/drill/availability/availabilityFigures.ts'
import { schemaFindings } from '../../src/estate/schemaFindings.ts'

const ORIGIN = { repairHours: 4, source: 'our tickets', quality: 'measured' }

// Every member with what it does not take: a validator's own words never reach anybody.
const WRONG = [undefined, null, 'much', -1, 1e9, {}, [], true]
const FIGURES = [
  ...['mtbfHours', 'fit', 'minutesPerYear', 'availability'].map(member => ({
    of: { ...ORIGIN, [member]: 0.5 },
    given: (router: unknown) => ({ ...DEFAULT_FIGURES, components: { router } }),
  })),
  {
    of: { eventsPerYear: 1, hours: 4, source: 'our tickets', quality: 'measured' },
    given: (device: unknown) => ({ ...DEFAULT_FIGURES, maintenance: { device } }),
  },
  {
    of: { beta: 0.1, source: 'our tickets', quality: 'measured' },
    given: (commonCause: unknown) => ({ ...DEFAULT_FIGURES, commonCause }),
  },
]
for (const { of, given } of FIGURES) {
  test(`whatever is wrong with ${Object.keys(of)} is said in our own words`, () => {
    assert.equal(AVAILABILITY_FIGURES.safeParse(given(of)).success, true)
    const wrong = [...Object.keys(of).flatMap(key => WRONG.map(value => ({ ...of, [key]: value }))), ...WRONG]
    for (const value of wrong) {
      const figures = given(value)
      const { error } = AVAILABILITY_FIGURES.safeParse(figures)
      for (const { summary } of schemaFindings(error?.issues ?? [], figures, () => [])) {
        assert.doesNotMatch(summary, /Invalid|expected|Too (big|small)/, JSON.stringify(value))
      }
    }
  })
}
