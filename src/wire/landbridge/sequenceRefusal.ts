import type { SequenceProblem } from '../../drill/file/sequence.ts'
import { LANDBRIDGE_ERRORS } from '../../operations/landbridge/refusals.ts'
import { AwsError } from '../../resources/refusal.ts'

/** All that is wrong with a drill file or a template, each with its place in it: whoever has the file finds the line by that. */
export class SequenceRefusal extends AwsError {
  readonly problems: readonly SequenceProblem[]
  constructor(problems: readonly SequenceProblem[]) {
    const { ValidationException } = LANDBRIDGE_ERRORS
    super('ValidationException', problems.map(({ summary }) => summary).join(' '), ValidationException)
    this.problems = problems
  }
}
