import type { Prefix } from '../../net/prefix.ts'
import type { Neighbour, RouterModel } from './routerModel.ts'
import type { RouterFile, RouterText } from './routerPlatform.ts'

interface About {
  readonly router: RouterModel
  readonly title: string
  readonly estate: string
  readonly date: string
  readonly warnings: readonly string[]
  readonly text: RouterText
}

/** The file with what it is at its head and, in the last one, how to check it and take it back at its end. */
export function commented(file: RouterFile, about: About): string {
  const comment = (line: string) => `${file.comment} ${line}`.trimEnd()
  const isLast = file === about.text.files.at(-1)
  return [...head(file, about).map(comment), ...file.lines, ...(isLast ? foot(about.text).map(comment) : []), ''].join('\n')
}

function head({ name }: RouterFile, { router, title, estate, date, warnings }: About): string[] {
  return [
    `${name}: router ${router.name} of site ${router.site}, for ${title}`,
    `Written by Landbridge from ${estate} on ${date}: its end of Direct Connect and VPN, nothing of the LAN behind it.`,
    '',
    ...router.neighbours.map(sessionLine),
    ...router.statics.map(({ prefix, tunnel, distance }) => `${prefix.text} into ${tunnel.name}, distance ${distance}`),
    ...meshLine(router),
    ...(warnings.length > 0 ? ['', 'Before it is used:', ...warnings.map(warning => `- ${warning}`)] : []),
    '',
  ]
}

function meshLine({ mesh }: RouterModel): string[] {
  if (mesh.length === 0) return []
  const families = mesh.some(({ family }) => family === 6) ? ', in IPv4 and in IPv6' : ''
  return [`iBGP with ${[...new Set(mesh.map(({ router }) => router))].join(', ')}${families}`]
}

function sessionLine({ name, over, asn, policy }: Neighbour): string {
  const { role, localPreference, announced, expected } = policy
  const way = 'vlan' in over ? `${over.type}, VLAN ${over.vlan} on ${over.port.name}` : 'tunnel'
  return `${name} (${over.id}, ${way}): AS ${asn}, ${role}, local preference ${localPreference}; tells ${texts(announced)}, is told ${texts(expected)}`
}

function texts(prefixes: readonly Prefix[]): string {
  if (prefixes.length === 0) return 'nothing'
  const shown = prefixes.slice(0, MOST_SHOWN).map(({ text }) => text)
  const more = prefixes.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

const MOST_SHOWN = 8

function foot({ checks, rollback }: RouterText): string[] {
  return ['', 'To check it:', ...checks.map(line => `  ${line}`), '', 'To take it back:', ...rollback.map(line => `  ${line}`)]
}
