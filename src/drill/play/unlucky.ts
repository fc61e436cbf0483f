import type { Passage, Passages } from '../passage.ts'

/** What was said of the same passages last: most are asked about thousands of times. */
const KNOWN = new WeakMap<Passages, Passages>()

/**
 * How a single 5-tuple goes where others are spread over several ways: all of it is hashed to one of them. Where some swallow
 * packets it is judged on one of these, and how likely that is stands beside it.
 */
export function unlucky(spread: Passages): Passages {
  const known = KNOWN.get(spread)
  if (known) return known
  const [forward, back] = [onOneWay(spread.forward), onOneWay(spread.back)]
  const alone = forward === spread.forward && back === spread.back ? spread : { forward, back }
  KNOWN.set(spread, alone)
  return alone
}

function onOneWay(passage: Passage): Passage {
  const { branches, lostShare } = passage
  return lostShare === 0 || lostShare === 1 ? passage : { branches, lostShare: 1, chance: lostShare }
}
