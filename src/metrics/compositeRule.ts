import type { AlarmState } from '../resources/alarm.ts'

/** The rule of a composite alarm as a tree (API Reference, `PutCompositeAlarm`, AlarmRule). */
export type RuleNode =
  | { readonly type: 'constant'; readonly value: boolean }
  /** An alarm, by name or ARN, in this state. */
  | { readonly type: 'state'; readonly state: AlarmState; readonly alarm: string }
  | { readonly type: 'not'; readonly operand: RuleNode }
  | { readonly type: 'and' | 'or'; readonly left: RuleNode; readonly right: RuleNode }

/** What is wrong with a rule, as a phrase. */
export class RuleError extends Error {
  override readonly name = 'RuleError'
}

const TOKEN =
  /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]+)"|'([^']+)'|([^\s()"']+))\s*\)|(AND|OR|NOT|TRUE|FALSE)\b|([()]))/iy

/** AWS takes 500 children at most. */
const MOST_TOKENS = 3000

interface Token {
  readonly word: string
  readonly node?: RuleNode
}

/** NOT binds tightest, then AND, then OR. Throws RuleError for a text that is no rule. */
export function parseRule(text: string): RuleNode {
  const tokens = tokensOf(text)
  let at = 0
  let depth = 0

  function or(): RuleNode {
    let left = and()
    while (tokens[at]?.word === 'OR') {
      at++
      left = { type: 'or', left, right: and() }
    }
    return left
  }

  function and(): RuleNode {
    let left = not()
    while (tokens[at]?.word === 'AND') {
      at++
      left = { type: 'and', left, right: not() }
    }
    return left
  }

  function not(): RuleNode {
    const token = tokens[at++]
    if (!token) throw new RuleError('it ends too early')
    if (token.node) return token.node
    if (++depth > 100) throw new RuleError('it is nested more than 100 deep')
    try {
      if (token.word === 'NOT') return { type: 'not', operand: not() }
      if (token.word !== '(') throw new RuleError(`"${token.word}" was not expected`)
      const inner = or()
      if (tokens[at++]?.word !== ')') throw new RuleError('a parenthesis is not closed')
      return inner
    } finally {
      depth--
    }
  }

  const rule = or()
  const rest = tokens[at]
  if (rest) throw new RuleError(`"${rest.word}" was not expected`)
  return rule
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  const scan = new RegExp(TOKEN)
  while (text.slice(scan.lastIndex).trim() !== '') {
    const at = scan.lastIndex
    const match = scan.exec(text)
    if (!match) throw new RuleError(`it cannot be read from "${text.slice(at).trim().slice(0, 30)}" on`)
    const [, state, double, single, bare, word, sign] = match
    if (state !== undefined) {
      const alarm = double ?? single ?? bare ?? ''
      tokens.push({ word: state, node: { type: 'state', state: state.toUpperCase() as AlarmState, alarm } })
    } else if (word !== undefined && /^(true|false)$/i.test(word)) {
      tokens.push({ word, node: { type: 'constant', value: /^true$/i.test(word) } })
    } else tokens.push({ word: (word ?? sign ?? '').toUpperCase() })
    if (tokens.length > MOST_TOKENS) throw new RuleError('it is too long')
  }
  return tokens
}

/** The alarms that a rule is about, by name or ARN, each once. */
export function alarmsIn(rule: RuleNode): readonly string[] {
  switch (rule.type) {
    case 'constant':
      return []
    case 'state':
      return [rule.alarm]
    case 'not':
      return alarmsIn(rule.operand)
    default:
      return [...new Set([...alarmsIn(rule.left), ...alarmsIn(rule.right)])]
  }
}

/** Whether the rule holds; an alarm that is not there is in no state. */
export function holds(rule: RuleNode, stateOf: (alarm: string) => AlarmState | undefined): boolean {
  switch (rule.type) {
    case 'constant':
      return rule.value
    case 'state':
      return stateOf(rule.alarm) === rule.state
    case 'not':
      return !holds(rule.operand, stateOf)
    case 'and':
      return holds(rule.left, stateOf) && holds(rule.right, stateOf)
    case 'or':
      return holds(rule.left, stateOf) || holds(rule.right, stateOf)
  }
}
