import { z } from 'zod'
import { dayText } from '../../net/day.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { parseRequirements } from '../../planner/parseRequirements.ts'
import { PLAN_REPORT } from '../../planner/planSchema.ts'
import { computedCall } from './computation.ts'

/** Whoever waits for an answer waits for so many designs to be built, broken and priced at most. */
const MOST_CANDIDATES = 16

/** A requirements file has five levels; readers go down by calling themselves. */
const DEEPEST = 32

export const postPlan = computedCall({
  name: 'PostPlan',
  method: 'POST',
  path: '/plans',
  summary: 'From requirements to ranked designs; what takes longer than half a minute is answered in part, and says so',
  input: z.strictObject({
    requirements: z
      .union([z.string(), z.record(z.string(), z.unknown())])
      .describe('A requirements file as text, or the same as JSON: landbridge schema requirements'),
    candidates: z.int().min(1).max(MOST_CANDIDATES).default(4).describe('So many designs are looked at closely'),
  }),
  output: PLAN_REPORT,
  compute({ requirements: said, candidates }, { parts }) {
    if (!parts.plan) throw invalid('This service makes no plans; landbridge plan FILE makes one without a service.')
    if (typeof said === 'string' ? bracketsIn(said) > DEEPEST : isDeeper(said, DEEPEST))
      throw invalid(`requirements is nested more than ${DEEPEST} levels deep; landbridge schema requirements says what it takes.`)
    // JSON is YAML too, so that places in it are told in the same way.
    const text = typeof said === 'string' ? said : JSON.stringify(said, undefined, 1)
    const { requirements, problems } = parseRequirements(text, 'requirements')
    if (!requirements)
      throw invalid(problems.map(({ file, line, column, summary }) => `${file}:${line}:${column}: ${summary}`).join('\n'))
    const today = requirements.today ?? dayText(parts.now())
    return parts.plan({ ...requirements, today }, candidates)
  },
})

function bracketsIn(text: string): number {
  let open = 0
  let most = 0
  for (const letter of text) {
    if (letter === '[' || letter === '{') most = Math.max(most, ++open)
    else if (letter === ']' || letter === '}') open--
  }
  return most
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some(inner => isDeeper(inner, levels - 1))
}
