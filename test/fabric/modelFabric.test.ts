import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { ManualClock } from '../../src/fabric/clock.ts'
import { ModelFabric } from '../../src/fabric/model/modelFabric.ts'
import { fabricContract } from './contract.ts'

fabricContract('model', async () => {
  const clock = new ManualClock(1_800_000_000_000)
  const fabric = new ModelFabric(clock, DEFAULT_ASSUMPTIONS)
  return {
    fabric,
    now: () => clock.now(),
    pass: async ms => {
      const until = clock.now() + ms
      while (clock.advance(until)) await heardByWatchers()
      await heardByWatchers()
    },
    [Symbol.asyncDispose]: () => fabric[Symbol.asyncDispose](),
  }
})

/** Whoever watches is told by promises that are settled already: one turn of the event loop brings them all. */
function heardByWatchers(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
