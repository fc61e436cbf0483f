import type { Finding } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asMap, thingsOf, valueAt } from '../values.ts'
import { portPath } from './portPath.ts'
import { neighboursOf, routersOf } from './siteThings.ts'

/** A router with `neighbours` knows nobody else, which is easily forgotten. */
export function neighbours(file: unknown): Finding[] {
  return routersOf(file).flatMap(({ name, path, body }): Finding[] => {
    if (body.neighbours === undefined) return []
    const listed = Object.keys(asMap(body.neighbours))
    const ends = endingOn(file, name)
    const forgotten = ends.filter(end => !listed.includes(end))
    const strange = listed.filter(end => !ends.includes(end) && exists(file, end))
    return [
      ...forgotten.map(end => ({
        severity: 'warning' as const,
        path: [...path, 'neighbours'],
        summary: `${pathText(path)} has neighbours of its own and ${end} is not one of them, so it will not peer with ${end}; add \`${end}: {}\` if it shall.`,
      })),
      ...listed
        .filter(end => tagsTwice(file, body, end))
        .map(end => ({
          severity: 'warning' as const,
          path: ['virtualInterfaces', end, 'communities'],
          summary: `virtualInterfaces.${end}.communities is not used, because ${pathText(path)} says communities of its own towards ${end}; keep one of the two.`,
        })),
      ...strange.map(end => ({
        severity: 'error' as const,
        path: [...path, 'neighbours', end],
        summary: `${end} does not end on ${name}${ends.length > 0 ? `, on which there ${ends.length === 1 ? 'is' : 'are'} ${ends.join(', ')}` : ''}; remove it here, or move ${end}.`,
      })),
    ]
  })
}

/** What the router says of a neighbour goes before what the virtual interface says of the router. */
function tagsTwice(file: unknown, router: ReturnType<typeof asMap>, end: string): boolean {
  const own = asMap(asMap(router.neighbours)[end]).communities
  const said = asMap(valueAt(file, ['virtualInterfaces', end])).communities
  return own !== undefined && said !== undefined && JSON.stringify(own) !== JSON.stringify(said)
}

function endingOn(file: unknown, router: string): string[] {
  const interfaces = thingsOf(file, 'virtualInterfaces').filter(
    ({ body }) => asMap(valueAt(file, portPath(body))).router === router,
  )
  const tunnels = ['vpnConnections', 'connectPeers'].flatMap(section =>
    thingsOf(file, section).filter(({ body }) => body.router === router),
  )
  return [...interfaces, ...tunnels].map(({ name }) => name)
}

function exists(file: unknown, name: string): boolean {
  return neighboursOf(file).some(thing => thing.name === name)
}
