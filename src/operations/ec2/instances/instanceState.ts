import type { InstanceState as Shape } from '@aws-sdk/client-ec2'
import type { Instance } from '../../../resources/endPoints.ts'

type State = Instance['state']

/** API Reference, InstanceState: the low byte of the code. */
const CODES: Readonly<Record<State, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
}

export function stateShape(state: State): Shape {
  return { Code: CODES[state], Name: state }
}
