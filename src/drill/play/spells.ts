import type { Passages } from '../passage.ts'
import type { DirectionVerdict, FlowVerdict } from '../report.ts'
import { type Darkness, darkMs, NO_DARKNESS } from './darkness.ts'

/** When both directions of a flow were dark. */
export type BothDark = Readonly<Record<keyof Passages, Darkness>>

/** How long a flow was dark, in words of a report, whatever ways it went: flows that fare alike share the value. */
export interface Spells extends Readonly<Record<keyof Passages, DirectionSpells>> {
  readonly both: Pick<FlowVerdict, 'darkMs' | 'darkMinMs' | 'healDarkMs' | 'decidedBy'>
  readonly shareAffected: number
  readonly chance?: number
  readonly lossy?: FlowVerdict['lossy']
}

interface DirectionSpells {
  readonly times: Pick<DirectionVerdict, 'darkMs' | 'darkMinMs' | 'decidedBy'>
  readonly course: Pick<DirectionVerdict, 'darkness'>
}

/** `worst` and `best`: at the unluckiest and the luckiest phase of timers; `heal`: after the repair. */
export function spells(
  worst: BothDark,
  best: BothDark,
  heal: BothDark,
  rest: Pick<FlowVerdict, 'chance' | 'lossy'> = {},
): Spells {
  const dark = darkMs(worst.forward, worst.back)
  const longer = isLonger(worst.forward, worst.back) ? worst.forward : worst.back
  const direction = (which: keyof Passages): DirectionSpells => directionSpells(worst[which], best[which], heal[which])
  return {
    both: {
      darkMs: dark,
      darkMinMs: darkMs(best.forward, best.back),
      healDarkMs: darkMs(heal.forward, heal.back),
      decidedBy: dark === null ? null : longer.endedBy,
    },
    shareAffected: Math.max(worst.forward.largestShare, worst.back.largestShare),
    forward: direction('forward'),
    back: direction('back'),
    ...rest,
  }
}

/** A direction may be dark for longest while the other one is not. */
function directionSpells(unlucky: Darkness, lucky: Darkness, heal: Darkness): DirectionSpells {
  const [worst, best] = isLonger(unlucky, lucky) ? [unlucky, lucky] : [lucky, unlucky]
  const isNever = worst.stretches.length + best.stretches.length + heal.stretches.length === 0
  return {
    times: { darkMs: darkMs(worst), darkMinMs: darkMs(best), decidedBy: worst.endedBy },
    course: isNever ? {} : { darkness: { worst: worst.stretches, best: best.stretches, heal: heal.stretches } },
  }
}

function isLonger(a: Darkness, b: Darkness): boolean {
  return (darkMs(a) ?? Number.POSITIVE_INFINITY) >= (darkMs(b) ?? Number.POSITIVE_INFINITY)
}

const NEVER: BothDark = { forward: NO_DARKNESS, back: NO_DARKNESS }

/** Of a flow that is never dark. */
export const NO_SPELLS: Spells = spells(NEVER, NEVER, NEVER)
