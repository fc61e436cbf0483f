import type { Severity } from './rule.ts'

/** What `landbridge check --json` prints. */
export interface CheckReport {
  readonly findings: readonly Finding[]
  /** What was found and is accepted, with the reason that somebody gave. */
  readonly ignored: readonly IgnoredFinding[]
  /** Ignores that met nothing: what they were for is mended, or misspelt. */
  readonly unused: readonly Ignore[]
}

export interface Finding {
  readonly rule: string
  readonly severity: Severity
  /** One sentence with the facts. */
  readonly summary: string
  /** Name of the thing. */
  readonly about: string
  /** `file:line:column`; null where no file says it. */
  readonly where: string | null
  /** Section of a guide, or an RFC. */
  readonly source: string
  /** What to do about it, one sentence. */
  readonly fix: string
}

interface IgnoredFinding extends Finding {
  readonly because: string
}

/** A rule that somebody accepts not to hold, for one thing or for all. */
export interface Ignore {
  readonly rule: string
  readonly about?: string
  readonly because: string
}
