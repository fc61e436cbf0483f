import type { Community } from '../net/community.ts'
import { parsePrefix } from '../net/prefix.ts'
import type { Path } from './path.ts'
import type { PolicyRule } from './policyRule.ts'

/**
 * A policy rule as a word of a drawing, conditions before `=>` and actions behind it, each joined by `&`:
 *
 *   to:10.0.0.0/8+|10.1.0.0/16&c:65000:1|65000:2=>lp:200&add:65000:3     everything in it or exactly it, one community of two
 *   to:10.0.0.0/8^16-24&len:2-5=>prepend:2&med:5&origin:egp              lengths 16 to 24, AS path length 2 to 5
 *   =>del:all                                                            always
 */
export function drawnRule(text: string): PolicyRule {
  const [conditions = '', actions = ''] = text.split('=>')
  const when = fieldsOf(conditions)
  const [least, most] = (when.get('len') ?? '').split('-').map(Number)
  return {
    when: {
      ...(when.has('to') ? { prefixes: listOf(when.get('to')).map(prefixMatch) } : {}),
      ...(when.has('c') ? { communities: listOf(when.get('c')) as Community[] } : {}),
      ...(least === undefined || most === undefined ? {} : { asPathLength: { least, most } }),
    },
    action: actions === 'drop' ? 'drop' : changes(fieldsOf(actions)),
  }
}

function changes(action: ReadonlyMap<string, string>): Exclude<PolicyRule['action'], 'drop'> {
  const number = (key: string, name: string) => (action.has(key) ? { [name]: Number(action.get(key)) } : {})
  const gone = action.get('del')
  return {
    ...number('lp', 'localPreference'),
    ...number('med', 'med'),
    ...number('prepend', 'prepend'),
    ...(action.has('origin') ? { origin: action.get('origin') as Path['origin'] } : {}),
    ...(gone === undefined ? {} : { removeCommunities: gone === 'all' ? gone : (listOf(gone) as Community[]) }),
    ...(action.has('add') ? { addCommunities: listOf(action.get('add')) as Community[] } : {}),
  }
}

function prefixMatch(text: string) {
  const [, block = '', longer, least, most] = /^([^+^]+)(\+|\^(\d+)-(\d+))?$/.exec(text) ?? []
  const prefix = parsePrefix(block)
  if (!prefix) throw new TypeError(`${text} matches no prefix`)
  const bits = prefix.family === 4 ? 32 : 128
  if (longer === '+') return { prefix, least: prefix.length, most: bits }
  return { prefix, least: Number(least ?? prefix.length), most: Number(most ?? prefix.length) }
}

function fieldsOf(text: string): Map<string, string> {
  return new Map(
    text.split('&').flatMap(part => {
      const at = part.indexOf(':')
      return at < 0 ? [] : [[part.slice(0, at), part.slice(at + 1)] as const]
    }),
  )
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split('|').filter(Boolean)
}
