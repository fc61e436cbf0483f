import type { Dice } from './dice.ts'
import type { Engine } from './order.ts'

export const COMMUNITIES = ['65000:1', '65000:2', '65000:3', '64999:1'] as const

/** What rules of a network do beside the rest. */
export interface RuleTaste {
  /** Then a network may have no solution or several (RFC 4264). */
  readonly mayPrefer: boolean
  readonly mayDrop: boolean
  readonly maySetMed: boolean
}

/** Up to two rules each way, a word of a drawing each (src/routing/testRules.ts). */
export function someRules(dice: Dice, taste: RuleTaste): string[] {
  return ['in', 'out'].flatMap(way =>
    Array.from(
      { length: dice.pick([0, 0, 0, 1, 1, 2]) },
      (_, i) => `${way}${i + 1}=${someConditions(dice)}=>${someAction(dice, taste)}`,
    ),
  )
}

function someConditions(dice: Dice): string {
  const conditions: string[] = []
  if (dice.chance(0.5)) conditions.push(`to:${Array.from({ length: 1 + dice.below(2) }, () => somePrefixMatch(dice)).join('|')}`)
  if (dice.chance(0.4)) conditions.push(`c:${someCommunities(dice)}`)
  if (dice.chance(0.35)) {
    const least = dice.below(3)
    conditions.push(`len:${least}-${least + dice.below(3)}`)
  }
  return conditions.join('&')
}

function somePrefixMatch(dice: Dice): string {
  if (dice.chance(0.2)) return `10.0.0.0/${dice.pick(['8^16-16', '8^17-24', '8^9-20', '14^16-24'])}`
  return `10.${dice.below(6)}.0.0/16${dice.pick(['', '+', '+', '^24-24', '^16-23'])}`
}

function someCommunities(dice: Dice): string {
  const [first, ...rest] = dice.some(COMMUNITIES, 0.3)
  return [first ?? COMMUNITIES[0], ...rest].join('|')
}

function someAction(dice: Dice, { mayPrefer, mayDrop, maySetMed }: RuleTaste): string {
  if (mayDrop && dice.chance(0.15)) return 'drop'
  const actions: string[] = []
  if (mayPrefer && dice.chance(0.2)) actions.push(`lp:${dice.pick([70, 130, 170])}`)
  if (maySetMed && dice.chance(0.3)) actions.push(`med:${5 * dice.below(8)}`)
  if (dice.chance(0.3)) actions.push(`origin:${dice.pick(['igp', 'egp', 'incomplete'])}`)
  if (dice.chance(0.3)) actions.push(`prepend:${1 + dice.below(2)}`)
  if (dice.chance(0.3)) actions.push(`del:${dice.chance(0.4) ? 'all' : someCommunities(dice)}`)
  if (actions.length === 0 || dice.chance(0.3)) actions.push(`add:${someCommunities(dice)}`)
  return actions.join('&')
}

/** Communities that say what to do with a route, RFC 1997, 8326 and 7999; FRR leaves the discarding to others. */
export function wellKnown(dice: Dice, engine: Engine): string {
  const staying = ['65535:65281', '65535:65282', '65535:65283', '65535:0', '65535:0'] as const
  return dice.pick(engine === 'bird' ? [...staying, '65535:666'] : staying)
}
