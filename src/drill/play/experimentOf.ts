import { flapping } from '../file/flapping.ts'
import { breakagesOf, type Script } from '../script.ts'
import type { Experiment, Laboratory } from './laboratory.ts'

/** What comes of everything in a script, whatever it is, breaking at once. */
export function experimentOf(laboratory: Laboratory, script: Script): Experiment {
  return script.some(({ kind }) => kind === 'flap') ? flapping(laboratory, script) : laboratory.play(breakagesOf(script))
}
