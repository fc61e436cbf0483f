import type { z } from 'zod'
import { didYouMean, sentence } from './didYouMean.ts'
import { keysAt } from './estateJsonSchema.ts'
import type { Finding, Path } from './problem.ts'
import { pathText } from './problem.ts'
import { isText, valueAt } from './values.ts'

type Issue = z.core.$ZodIssue

/**
 * What a schema says, as sentences: the place, the value, what is allowed, the likely fix. `keys` are those that a map at
 * a path may have: an estate's, where nothing is said.
 */
export function schemaFindings(issues: readonly Issue[], file: unknown, keys: KeysAt = keysAt): Finding[] {
  return issues.flatMap(issue => findingsOf(issue, [], file, keys))
}

type KeysAt = (path: Path) => readonly string[]

function findingsOf(issue: Issue, above: Path, file: unknown, keys: KeysAt): Finding[] {
  const path = [...above, ...issue.path.map(step => (typeof step === 'symbol' ? String(step) : step))]
  const place = pathText(path) || 'The file'
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => unknownKey(place, path, key, keys(path)))
    case 'invalid_key': {
      const summary = sentence(`${place} does not work as a name; it takes ${issue.issues[0]?.message}`)
      return [{ severity: 'error', path, summary, aboutKey: true }]
    }
    case 'invalid_union': {
      // The branch that a person meant is the one whose outermost type fits.
      const meant = issue.errors.find(branch => branch.every(inner => inner.path.length > 0))
      if (meant) return meant.flatMap(inner => findingsOf(inner, path, file, keys))
      break
    }
  }
  const value = valueAt(file, path)
  const lacking = value === undefined && path.length > 0
  const summary = lacking
    ? `${pathText(path.slice(0, -1)) || 'The file'} lacks ${path.at(-1)}; it takes ${issue.message}`
    : `${place} ${isText(value, path)}; it takes ${issue.message}${choice(issue, value)}`
  return [{ severity: 'error', path, summary: sentence(summary) }]
}

function unknownKey(place: string, path: Path, key: string, known: readonly string[]): Finding {
  const hint = didYouMean(key, known) || `; it takes ${known.join(', ')}`
  return {
    severity: 'error',
    path: [...path, key],
    summary: sentence(`${place} has the unknown key ${key}${hint}`),
    aboutKey: true,
  }
}

function choice(issue: Issue, value: unknown): string {
  return issue.code === 'invalid_value' && issue.values.length > 1 && typeof value === 'string'
    ? didYouMean(value, issue.values.map(String))
    : ''
}
