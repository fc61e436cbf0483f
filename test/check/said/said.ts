import type { Draft } from '../../../src/resources/world.ts'

/** A world, what it is about, and all that a rule says of it there. */
export type Said = readonly [rule: string, about: string, write: (draft: Draft) => void, said: readonly string[], because: string]
