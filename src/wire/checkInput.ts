import type { Naming } from './naming.ts'
import type { Member, Shape, Structure } from './schema.ts'
import type { ServiceSettings } from './service.ts'

type Step = Member | number

/** What is wrong, and the way to it, innermost step first. */
interface Problem {
  readonly steps: Step[]
  /** undefined: a required member is missing. */
  readonly notAllowed?: { readonly value: string; readonly allowed: readonly string[] }
}

/** Refuses, in the service's own words, input that lacks a required member or has a value outside its enum. */
export function checkInput(shape: Structure, input: unknown, settings: ServiceSettings, naming: Naming): void {
  const problem = problemIn(shape, input)
  if (!problem) return
  const path = pathOf(problem.steps, naming)
  throw problem.notAllowed
    ? settings.notAllowed(path, problem.notAllowed.value, problem.notAllowed.allowed)
    : settings.missing(path)
}

function problemIn(shape: Shape, value: unknown): Problem | undefined {
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return problemInStructure(shape, value as Record<string, unknown>)
    case 'list':
      return isPlain(shape.item) ? undefined : problemInList(shape.item, value as readonly unknown[])
    case 'string': {
      const { values } = shape
      if (!values || values.includes(value as string)) return undefined
      return { steps: [], notAllowed: { value: shorten(value as string), allowed: values } }
    }
    default:
      return undefined
  }
}

function problemInStructure(shape: Structure, value: Record<string, unknown>): Problem | undefined {
  for (const member of shape.members) {
    const given = value[member.name]
    if (given === undefined) {
      if (member.isRequired) return { steps: [member] }
      continue
    }
    const problem = problemIn(member.shape, given)
    if (problem) {
      problem.steps.push(member)
      return problem
    }
  }
  return undefined
}

function problemInList(item: Shape, value: readonly unknown[]): Problem | undefined {
  for (const [index, given] of value.entries()) {
    const problem = given === null ? undefined : problemIn(item, given)
    if (problem) {
      problem.steps.push(index)
      return problem
    }
  }
  return undefined
}

function isPlain(shape: Shape): boolean {
  return shape.kind === 'number' || shape.kind === 'boolean' || (shape.kind === 'string' && !shape.values)
}

function pathOf(steps: readonly Step[], naming: Naming): string {
  return steps.reduceRight<string>(
    (path, step) => (typeof step === 'number' ? naming.item(path, step) : naming.member(path, step)),
    '',
  )
}

function shorten(value: string): string {
  return value.length > 100 ? `${value.slice(0, 100)}…` : value
}
