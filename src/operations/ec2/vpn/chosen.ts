import { AwsError } from '../../../resources/refusal.ts'

/** One of the allowed words, undefined where none was given, or InvalidParameterValue. */
export function chosen<const Word extends string>(
  parameter: string,
  text: string | undefined,
  allowed: readonly Word[],
): Word | undefined {
  if (!text) return undefined
  const word = allowed.find(known => known === text)
  if (word !== undefined) return word
  const message = `Value (${text}) for parameter ${parameter} is invalid. Valid values are ${allowed.join(', ')}.`
  throw new AwsError('InvalidParameterValue', message)
}
