import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parseRequirements } from '../../src/planner/parseRequirements.ts'
import type { Requirements } from '../../src/planner/requirementsSchema.ts'

/** Requirements files that between them ask for every pattern, gateway and quota. */
export const FILES = [
  'examples/plan/requirements.yaml',
  'test/planner/requirements/office.yaml',
  'test/planner/requirements/regions.yaml',
  'test/planner/requirements/exchange.yaml',
] as const

export function requirementsOf(file: string): Requirements & { readonly today: string } {
  const { requirements, problems } = parseRequirements(readFileSync(file, 'utf8'), file)
  assert.ok(requirements, problems.map(({ summary }) => summary).join('\n'))
  return { ...requirements, today: requirements.today ?? '2026-12-01' }
}
