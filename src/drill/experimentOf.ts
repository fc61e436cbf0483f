import { flapping } from './flapping.ts'
import type { Experiment, Laboratory } from './laboratory.ts'
import { breakagesOf, type Script } from './script.ts'

/** What comes of everything in a script, whatever it is, breaking at once. */
export function experimentOf(laboratory: Laboratory, script: Script): Experiment {
  return script.some(({ kind }) => kind === 'flap') ? flapping(laboratory, script) : laboratory.play(breakagesOf(script))
}
