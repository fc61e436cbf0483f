import { AwsError } from '../../resources/refusal.ts'

/** What STS says of a member that breaks a constraint of its model. */
export function constraint(value: string, member: string, rule: string): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`,
  )
}
