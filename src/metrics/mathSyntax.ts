/** A metric math expression as a tree (User Guide, "Using math expressions with CloudWatch metrics"). */
export type MathNode =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'id'; readonly id: string }
  | { readonly type: 'list'; readonly items: readonly MathNode[] }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly MathNode[] }
  | { readonly type: 'unary'; readonly operator: '-' | '!'; readonly operand: MathNode }
  | { readonly type: 'binary'; readonly operator: string; readonly left: MathNode; readonly right: MathNode }

/** What is wrong with an expression, as a phrase. */
export class MathError extends Error {
  override readonly name = 'MathError'
}

/** Weakest first; operators of one row are taken from left to right. */
const PRECEDENCE: readonly (readonly string[])[] = [
  ['||', 'OR'],
  ['&&', 'AND'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
]

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+)|([A-Za-z_]\w*)|'([^']*)'|"([^"]*)"|(\|\||&&|==|!=|<=|>=|[-+*/^<>(),!\][]))/giy

interface Token {
  readonly kind: 'number' | 'word' | 'text' | 'sign' | 'end'
  readonly text: string
}

/** Deeper than this nobody writes, and a machine's stack is finite. */
const DEEPEST = 100

/** The tree of an expression; throws MathError for a text that is none. */
export function parseMath(text: string): MathNode {
  const parser = new Parser(tokensOf(text))
  return parser.whole()
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  const scan = new RegExp(TOKEN)
  while (text.slice(scan.lastIndex).trim() !== '') {
    const at = scan.lastIndex
    const match = scan.exec(text)
    if (!match) throw new MathError(`it cannot be read from "${text.slice(at).trim().slice(0, 20)}" on`)
    const [, number, word, single, double, sign] = match
    if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else tokens.push({ kind: 'text', text: single ?? double ?? '' })
  }
  return tokens
}

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): MathNode {
    const node = this.#binary(0)
    if (this.#next.kind !== 'end') throw new MathError(`"${this.#next.text}" was not expected`)
    return node
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: 'its end' }
  }

  #binary(level: number): MathNode {
    const operators = PRECEDENCE[level]
    if (!operators) return this.#unary()
    let left = this.#binary(level + 1)
    for (;;) {
      const { kind, text } = this.#next
      const operator = kind === 'word' ? text.toUpperCase() : text
      if ((kind !== 'sign' && kind !== 'word') || !operators.includes(operator)) return left
      this.#at++
      left = { type: 'binary', operator: { OR: '||', AND: '&&' }[operator] ?? operator, left, right: this.#binary(level + 1) }
    }
  }

  #unary(): MathNode {
    const { kind, text } = this.#next
    const isNot = (kind === 'sign' && text === '!') || (kind === 'word' && /^not$/i.test(text))
    if (!isNot && !(kind === 'sign' && text === '-')) return this.#power()
    this.#at++
    return this.#deeper(() => ({ type: 'unary', operator: isNot ? '!' : '-', operand: this.#unary() }))
  }

  #power(): MathNode {
    const left = this.#primary()
    if (this.#next.kind !== 'sign' || this.#next.text !== '^') return left
    this.#at++
    return this.#deeper(() => ({ type: 'binary', operator: '^', left, right: this.#unary() }))
  }

  #primary(): MathNode {
    const { kind, text } = this.#next
    this.#at++
    if (kind === 'number') return { type: 'number', value: Number(text) }
    if (kind === 'text') return { type: 'text', value: text }
    if (kind === 'word') {
      if (this.#next.kind !== 'sign' || this.#next.text !== '(') return { type: 'id', id: text }
      this.#at++
      return this.#deeper(() => ({ type: 'call', name: text.toUpperCase(), args: this.#listUntil(')') }))
    }
    if (kind === 'sign' && text === '[') return this.#deeper(() => ({ type: 'list', items: this.#listUntil(']') }))
    if (kind !== 'sign' || text !== '(') throw new MathError(`${kind === 'end' ? text : `"${text}"`} was not expected`)
    const inner = this.#deeper(() => this.#binary(0))
    this.#expect(')')
    return inner
  }

  #listUntil(end: string): readonly MathNode[] {
    const items: MathNode[] = []
    if (this.#next.kind === 'sign' && this.#next.text === end) {
      this.#at++
      return items
    }
    for (;;) {
      items.push(this.#binary(0))
      if (this.#next.kind === 'sign' && this.#next.text === ',') this.#at++
      else break
    }
    this.#expect(end)
    return items
  }

  #expect(sign: string): void {
    const { kind, text } = this.#next
    if (kind !== 'sign' || text !== sign)
      throw new MathError(`"${sign}" was expected before ${kind === 'end' ? text : `"${text}"`}`)
    this.#at++
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) throw new MathError(`it is nested more than ${DEEPEST} deep`)
    const made = read()
    this.#depth--
    return made
  }
}
