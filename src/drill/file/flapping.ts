import type { Experiment, Laboratory } from '../play/laboratory.ts'
import { Recording } from '../play/recording.ts'
import type { Script } from '../script.ts'
import { flapEndMs, momentsOf } from './windowChanges.ts'

/** A scenario of things that go down and come back, and of others that are broken all the while: it ends as the last comes up for good. */
export function flapping(laboratory: Laboratory, script: Script): Experiment {
  const endMs = Math.max(...script.map(faulty => (faulty.kind === 'flap' ? flapEndMs(faulty) : 0)))
  const windows = script.map(faulty => ({
    ...faulty,
    step: '',
    fromMs: 0,
    untilMs: faulty.kind === 'flap' ? flapEndMs(faulty) : endMs,
  }))
  return new Recording(laboratory, momentsOf(windows)).stretch(0, endMs)
}
