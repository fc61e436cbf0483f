import type { Problem } from '../estate/problem.ts'

/** `estate.yaml:3:14: error: …`, which editors and terminals make a link of. */
export function problemLine({ file, line, column, severity, summary }: Omit<Problem, 'path'>): string {
  return `${file}:${line}:${column}: ${severity}: ${summary}`
}
