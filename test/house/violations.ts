import { importsOf, resolved } from './imports.ts'
import { isRoom, ROOMS, reasonAgainst } from './rooms.ts'
import { tokens } from './tokens.ts'

/** Source texts by path from the root of the clone, `src/net/asn.ts`. */
export type Sources = ReadonlyMap<string, string>

/** Every arrow that the plan forbids, and every import that cannot be followed, as sentences with file and line. */
export function arrowViolations(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) =>
    importsOf(text).flatMap(({ specifier, line }) => {
      const trouble = arrowTrouble(sources, path, specifier)
      return trouble === undefined ? [] : [`${path}:${line} ${trouble}`]
    }),
  )
}

function arrowTrouble(sources: Sources, path: string, specifier: string | undefined): string | undefined {
  if (specifier === undefined) return 'imports a computed name: the plan cannot be checked; write the name out.'
  const from = roomOf(path)
  if (!isRoom(from)) return `lies in ${from || 'no room'}, which the plan does not have.`
  const target = resolved(path, specifier)
  if (target === undefined)
    return specifier.startsWith('node:') && isPureFile(path) ? `imports ${specifier}, but ${from} is pure.` : undefined
  if (!target.startsWith('src/')) return outsideTrouble(from, target)
  if (!sources.has(target) && !target.endsWith('.json')) return `imports ${target}, which does not exist.`
  const to = roomOf(target)
  const reason = isRoom(to) ? reasonAgainst(from, to) : `${to} is no room of the plan`
  return reason === undefined ? undefined : `imports ${to}, but ${from} may not: ${reason}.`
}

function outsideTrouble(from: string, target: string): string | undefined {
  if (target.startsWith('models/') || target === 'package.json') return undefined
  return `imports ${target}, but ${from} may reach outside src/ only for models/ and package.json.`
}

/** Tests of a pure room may use the machine; what they test may not. */
function isPureFile(path: string): boolean {
  const room = roomOf(path)
  return isRoom(room) && ROOMS[room].pure && !path.endsWith('.test.ts')
}

/** The room a path lies in; the empty string for a file that lies beside the rooms. */
export function roomOf(path: string): string {
  const [, room = '', ...rest] = path.split('/')
  return rest.length === 0 ? '' : room
}

/** Every chain of imports that leads back to where it began, once each, as `a -> b -> a`. */
export function circles(sources: Sources): string[] {
  const found = new Set<string>()
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) found.add([...trail.slice(start), path].join(' -> '))
    if (start >= 0 || done.has(path)) return
    for (const next of targets(sources, path)) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of sources.keys()) walk(path, [])
  return [...found]
}

function targets(sources: Sources, path: string): string[] {
  return importsOf(sources.get(path) ?? '')
    .map(({ specifier }) => specifier && resolved(path, specifier))
    .filter(target => target !== undefined && sources.has(target)) as string[]
}

/** What a pure room must not do. Each is a run of tokens, so that words in texts and comments do no harm. */
const IMPURE = [
  ['Date', '.', 'now'],
  ['new', 'Date', '(', ')'],
  ['Math', '.', 'random'],
  ['crypto', '.'],
  ['performance', '.', 'now'],
  ['setTimeout', '('],
  ['setInterval', '('],
  ['process', '.'],
  ['await'],
  ['async'],
]

/** Every use of a clock, of randomness, of the process or of waiting in a pure room. */
export function impurities(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    if (!isPureFile(path)) return []
    const all = tokens(text)
    return all.flatMap((token, index) => {
      const use = IMPURE.find(words =>
        words.every(
          (word, i) => all[index + i]?.text === word && all[index + i]?.kind !== 'string' && all[index + i]?.kind !== 'template',
        ),
      )
      if (use === undefined || (all[index - 1]?.text === '.' && use.length < 3)) return []
      return [
        `${path}:${token.line} uses ${use.join('')}, but ${roomOf(path)} is pure: take time, ids and randomness as arguments.`,
      ]
    })
  })
}
