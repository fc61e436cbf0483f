import { pair, type RuleCase } from '../ruleCase.ts'

/** How fast Direct Connect's sessions notice a failure. */
export const TIMER_CASES: readonly RuleCase[] = [
  {
    rule: 'DX017',
    about: 'vif-a',
    because: 'its router has BFD off',
    write: (draft, isBad) => pair(draft, { routers: [{ bfd: !isBad }] }),
  },
  {
    rule: 'DX018',
    about: 'edge-1',
    because: 'one says gone and the other says stay',
    write: (draft, isBad) => pair(draft, { routers: [{ gracefulRestart: isBad }] }),
  },
  {
    rule: 'DX071',
    about: 'vif-a',
    because: 'the router asks for a second, five times over',
    write: (draft, isBad) =>
      pair(draft, { routers: [{ bfd: isBad ? { transmitMs: 1000, receiveMs: 1000, multiplier: 5 } : { transmitMs: 100 } }] }),
  },
  {
    rule: 'DX019',
    about: 'vif-a',
    because:
      'a hold time of 2 s is refused, and 10 s with keepalives every 30 s is no fault: both ends send them more often then',
    write: (draft, isBad) => pair(draft, { routers: [{ holdSeconds: isBad ? 2 : 10 }] }),
  },
  {
    rule: 'DX017',
    about: 'vif-b',
    because: 'it is off towards this neighbour alone',
    write: (draft, isBad) => pair(draft, { routers: [{}, { policies: { 'vif-b': { bfd: !isBad } } }] }),
  },
]
