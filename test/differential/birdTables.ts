import type { Interface } from './addressPlan.ts'
import { askBird } from './birdControl.ts'
import { type Candidate, candidateLine } from './tables.ts'

/** Whether all sessions of a router are established. */
export async function isBirdReady(socket: string): Promise<boolean> {
  const protocols = (await askBird(socket, 'show protocols')).filter(line => / BGP /.test(line))
  return protocols.every(line => / Established/.test(line))
}

/** Changes when a router hears or says anything new. */
export async function birdActivity(socket: string): Promise<string> {
  return (await askBird(socket, 'show protocols all'))
    .filter(line => /(?:Import|Export) (?:updates|withdraws):/.test(line))
    .join('\n')
}

/** All candidates of a router as lines. */
export async function birdCandidates(socket: string, interfaces: readonly Interface[]): Promise<string[]> {
  return parseBirdRoutes(await askBird(socket, 'show route all'), interfaces).map(candidateLine)
}

/** The answer to `show route all`: a route's first line begins with its prefix, or with blanks where that is the last one's. */
function parseBirdRoutes(lines: readonly string[], interfaces: readonly Interface[]): Candidate[] {
  const candidates: Candidate[] = []
  let prefix = ''
  let current: Candidate | undefined
  const change = (part: Partial<Candidate>) => {
    if (current === undefined) return
    current = { ...current, ...part }
    candidates[candidates.length - 1] = current
  }
  for (const line of lines) {
    const [, net, protocol, best] = /^(\S+)?\s+(?:unicast|unreachable|blackhole) \[(\S+) [^\]]*\](?: (\*))?/.exec(line) ?? []
    if (protocol !== undefined) {
      prefix = net ?? prefix
      const link = interfaces.find(({ name }) => name === protocol)?.link
      const from = link ?? protocol.replace(/\d+$/, '')
      current = {
        prefix,
        from,
        isBest: best === '*',
        asPath: [],
        localPreference: 100,
        med: undefined,
        origin: '',
        communities: [],
      }
      candidates.push(current)
      continue
    }
    const [, attribute, value = ''] = /BGP\.(\w+):\s*(.*)$/.exec(line) ?? []
    if (attribute === 'as_path') change({ asPath: value.split(' ').filter(Boolean).map(Number) })
    if (attribute === 'local_pref') change({ localPreference: Number(value) })
    if (attribute === 'origin') change({ origin: value.toLowerCase() })
    if (attribute === 'med') change({ med: Number(value) })
    if (attribute === 'community') {
      change({ communities: [...value.matchAll(/\((\d+),(\d+)\)/g)].map(([, high, low]) => `${high}:${low}`) })
    }
  }
  return candidates
}
