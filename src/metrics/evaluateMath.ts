import { MATH_FUNCTIONS, type MathContext } from './mathFunctions.ts'
import { MathError, type MathNode } from './mathSyntax.ts'
import { combined, isSeries, type MathValue, type Series } from './mathValue.ts'

/** What ids of an expression stand for. */
export interface MathScope extends MathContext {
  readonly valueFor: (id: string) => MathValue | undefined
}

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '&&': (a, b) => Number(a !== 0 && b !== 0),
  '||': (a, b) => Number(a !== 0 || b !== 0),
}

/** The words that FILL takes without quotes. */
const WORDS: ReadonlySet<string> = new Set(['REPEAT', 'LINEAR'])

/** What the expression is in this scope; throws MathError where it is nothing. */
export function evaluateMath(node: MathNode, scope: MathScope): MathValue {
  switch (node.type) {
    case 'number':
      return node.value
    case 'text':
      return node.value
    case 'id': {
      const value = scope.valueFor(node.id)
      if (value !== undefined) return value
      if (WORDS.has(node.id.toUpperCase())) return node.id.toUpperCase()
      throw new MathError(`nothing has the id ${node.id}`)
    }
    case 'list':
      return node.items.flatMap(item => {
        const value = evaluateMath(item, scope)
        if (typeof value === 'number' || typeof value === 'string') throw new MathError('a list is of series')
        return isSeries(value) ? [value] : value
      })
    case 'call': {
      const known = functionOf(node.name)
      const args = node.args.map(arg => evaluateMath(arg, scope))
      return known(args, scope, node.name)
    }
    case 'unary': {
      const value = combined(evaluateMath(node.operand, scope), 0, node.operator === '-' ? a => -a : a => Number(a === 0))
      if (value === undefined) throw new MathError(`"${node.operator}" takes a series or a number`)
      return value
    }
    case 'binary': {
      const value = combined(evaluateMath(node.left, scope), evaluateMath(node.right, scope), OPERATORS[node.operator]!)
      if (value === undefined)
        throw new MathError(`"${node.operator}" takes series and numbers, and only one side may be several`)
      return value
    }
  }
}

function functionOf(name: string): (typeof MATH_FUNCTIONS)[string] {
  const known = Object.hasOwn(MATH_FUNCTIONS, name) ? MATH_FUNCTIONS[name] : undefined
  if (known) return known
  throw new MathError(`Landbridge has not built the function ${name}; it has ${Object.keys(MATH_FUNCTIONS).join(', ')}`)
}

/** The ids that an expression needs, and whether it needs all metrics; throws MathError for a function that is not built. */
export function idsIn(node: MathNode): readonly string[] {
  switch (node.type) {
    case 'id':
      return WORDS.has(node.id.toUpperCase()) ? [] : [node.id]
    case 'list':
      return node.items.flatMap(idsIn)
    case 'call':
      functionOf(node.name)
      return node.args.flatMap(idsIn)
    case 'unary':
      return idsIn(node.operand)
    case 'binary':
      return [...idsIn(node.left), ...idsIn(node.right)]
    default:
      return []
  }
}

/** A result as series: a number stands at every time. */
export function asSeries(value: MathValue, times: readonly number[]): readonly Series[] {
  if (typeof value === 'string') throw new MathError('a text is no result')
  if (typeof value === 'number') return [new Map(Number.isFinite(value) ? times.map(at => [at, value]) : [])]
  return isSeries(value) ? [value] : value
}
