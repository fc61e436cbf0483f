import type { Problem } from '../estate/problem.ts'
import { problemLine } from './problemLine.ts'
import { Refusal } from './refusal.ts'

/** What a file came to, with its warnings on stderr; where it came to nothing, one Refusal with a line per problem. */
export function unlessRefused<T>(read: T | undefined, problems: readonly Problem[]): T {
  const lines = problems.map(problemLine)
  if (read === undefined) throw new Refusal(lines.join('\n'))
  for (const line of lines) console.error(line)
  return read
}
