import { dirname, join } from 'node:path/posix'
import { type Token, tokens } from './tokens.ts'

/** One import of one file, static, dynamic, re-export or in a type. */
export interface Import {
  /** As written; undefined where `import()` has no literal argument. */
  readonly specifier: string | undefined
  readonly line: number
}

/** Every import of a source text: `from '…'`, `import '…'`, `import('…')`, `export … from '…'`. */
export function importsOf(source: string): Import[] {
  const all = tokens(source)
  return all.flatMap((token, index) => {
    if (token.kind !== 'word' || isMember(all[index - 1])) return []
    const next = all[index + 1]
    if (token.text === 'from' && next?.kind === 'string') return [{ specifier: next.text, line: token.line }]
    if (token.text !== 'import') return []
    if (next?.kind === 'string') return [{ specifier: next.text, line: token.line }]
    return next?.text === '(' ? [{ specifier: literal(all[index + 2]), line: token.line }] : []
  })
}

/** The path that a relative specifier of the file `from` names, or undefined for a package. */
export function resolved(from: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? join(dirname(from), specifier) : undefined
}

function isMember(before: Token | undefined): boolean {
  return before?.kind === 'punctuation' && before.text === '.'
}

function literal(argument: Token | undefined): string | undefined {
  return argument?.kind === 'string' || (argument?.kind === 'template' && !argument.text.includes('$'))
    ? argument.text
    : undefined
}
