/** One token of TypeScript source, as far as the house rules need to tell tokens apart. */
export interface Token {
  readonly kind: 'word' | 'string' | 'template' | 'punctuation'
  /** Of a string or template: what stands between its quotes, as written; a `$` for each `${}` of a template. */
  readonly text: string
  readonly line: number
}

/** A slash after one of these ends an expression and divides; after anything else it opens a regular expression. */
const ENDS_EXPRESSION = /^(?:[\w$]+|[)\]}])$/
const KEYWORD_BEFORE_EXPRESSION = /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|yield|await|instanceof)$/

const RULES: readonly [kind: Token['kind'] | 'space', pattern: RegExp][] = [
  ['space', /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['string', /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y],
  ['word', /[\w$]+|#[\w$]+/y],
]
const REGULAR_EXPRESSION = /\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y

/**
 * The tokens of a source text without comments. Code inside `${}` of a template is scanned too; the template itself is one
 * token that comes after it. Good for sources that compile: it does not complain about others.
 */
export function tokens(source: string): Token[] {
  const found: Token[] = []
  let at = 0
  let line = 1
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const match = pattern.exec(source)?.[0]
    if (match === undefined) return undefined
    at += match.length
    line += match.split('\n').length - 1
    return match
  }

  const code = (closing: '}' | undefined): void => {
    let depth = 0
    while (at < source.length) {
      const start = line
      const rule = RULES.find(([, pattern]) => {
        pattern.lastIndex = at
        return pattern.test(source)
      })
      if (rule !== undefined) {
        const text = take(rule[1]) ?? ''
        if (rule[0] !== 'space') found.push({ kind: rule[0], text: rule[0] === 'string' ? text.slice(1, -1) : text, line: start })
        continue
      }
      if (source[at] === '/' && opensExpression(found.at(-1)) && take(REGULAR_EXPRESSION) !== undefined) {
        found.push({ kind: 'string', text: '', line: start })
        continue
      }
      const mark = source[at++] ?? ''
      if (mark === '`') template(start)
      else if (mark === '}' && depth-- === 0 && closing !== undefined) return
      else found.push({ kind: 'punctuation', text: mark, line: start })
      if (mark === '{') depth++
    }
  }

  const template = (start: number): void => {
    let text = ''
    while (at < source.length && source[at] !== '`') {
      if (source.startsWith('${', at)) {
        at += 2
        code('}')
        text += '$'
        continue
      }
      const step = take(/\\[\s\S]|[^`\\$]+|\$/y) ?? source[at++] ?? ''
      text += step
    }
    at++
    found.push({ kind: 'template', text, line: start })
  }

  code(undefined)
  return found
}

function opensExpression(before: Token | undefined): boolean {
  if (before === undefined) return true
  if (before.kind === 'word') return KEYWORD_BEFORE_EXPRESSION.test(before.text)
  return before.kind === 'punctuation' && !ENDS_EXPRESSION.test(before.text)
}
