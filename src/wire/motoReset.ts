import { AwsError } from '../resources/refusal.ts'
import type { WireRequest } from './message.ts'

/** Where moto's server drops everything: test suites written for it call it between tests. */
export const RESET_PATH = '/moto-api/reset'

/** Drops everything of every account; answers as moto does. Refused where the service was not started for it. */
export async function motoReset({ method, path }: WireRequest, reset: (() => Promise<void>) | undefined): Promise<object> {
  if (path !== RESET_PATH)
    throw new AwsError('ResourceNotFoundException', `There is nothing at ${path}; POST ${RESET_PATH} resets.`, 404)
  if (!reset) {
    throw new AwsError(
      'ResourceNotFoundException',
      `${RESET_PATH} is off: it drops everything of every account; a service that is started with --moto-api has it.`,
      404,
    )
  }
  if (method !== 'POST') throw new AwsError('ValidationException', `${path} takes POST.`, 405)
  await reset()
  return { status: 'ok' }
}
