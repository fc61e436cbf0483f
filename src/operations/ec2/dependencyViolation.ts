import { AwsError } from '../../resources/refusal.ts'

/** Something still depends on what is to be deleted; `blockers` names it, so that nobody has to search. */
export function dependencyViolation(noun: string, id: string, blockers: readonly string[]): AwsError {
  return new AwsError(
    'DependencyViolation',
    `The ${noun} '${id}' has dependencies and cannot be deleted: ${blockers.join(', ')}.`,
  )
}
