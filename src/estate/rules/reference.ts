import type { Path } from '../problem.ts'
import { asText } from '../values.ts'

/** A name that has to be one of those that are known. */
export interface Reference {
  readonly path: Path
  readonly name: string
  readonly what: string
  readonly known: readonly string[]
}

/** The reference that a value is; none where there is no text. */
export function reference(path: Path, value: unknown, target: Pick<Reference, 'what' | 'known'>): Reference[] {
  const name = asText(value)
  return name === undefined || name === '' ? [] : [{ path, name, ...target }]
}
