import type { Kind } from '../resources/kinds.ts'
import type { Row } from '../resources/world.ts'

/** Ids of rows that belong to somebody else begin so, wherever an account may see them. */
const PREFIX = 'others-'

/** Whether an id, as an `AccountWorld` gives it, stands for something that is another account's. */
export function isOthers(id: string): boolean {
  return id.startsWith(PREFIX)
}

/** What people call a row of these kinds; the others go by the words of their kind. */
const WORDS: { readonly [K in Kind]?: string } = {
  directConnectGateway: 'Direct Connect gateway',
  vpc: 'VPC',
  vpnConnection: 'VPN',
  vpnConcentrator: 'VPN concentrator',
}

export interface Mask {
  /** The row as a stranger may see it: numbered instead of named, without secrets. */
  readonly foreign: (row: Row) => Row
  /** The account's own row, its references leading to the numbers. */
  readonly own: (row: Row) => Row
  /** An id, or one with `/1` behind it, with the number in its place. */
  readonly text: (text: string) => string
}

/** Gives every foreign row a number; devices that the account has ports on itself keep their names. */
export function maskOf(foreign: readonly Row[], own: readonly Row[]): Mask {
  const ownIds = new Set(own.map(({ id }) => id))
  const ownDevices = new Set(own.flatMap(({ body }) => ('awsDevice' in body ? [body.awsDevice] : [])))
  const aliases = new Map<string, string>()
  const labels = new Map<string, string>()
  const counts = new Map<string, number>()
  const numbered = (word: string) => {
    const number = (counts.get(word) ?? 0) + 1
    counts.set(word, number)
    return number
  }
  for (const { kind, id, body } of foreign) {
    const word = WORDS[kind] ?? kind.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
    const number = numbered(word)
    const alias = `${PREFIX}${word.toLowerCase().replaceAll(' ', '-')}-${number}`
    aliases.set(id, alias)
    labels.set(id, `another account’s ${word} ${number}`)
    if ('peers' in body) body.peers.forEach((peer, index) => void aliases.set(peer.id, `${alias}/peer-${index + 1}`))
    if ('awsDevice' in body && !ownDevices.has(body.awsDevice) && !aliases.has(body.awsDevice)) {
      aliases.set(body.awsDevice, `another account’s device ${numbered('device')}`)
    }
  }
  const names = nameAliases(foreign, aliases)

  /** The value with every id replaced; `alien` also where nothing is known of what looks like an id. */
  function replaced(value: unknown, alien: boolean): unknown {
    if (typeof value === 'string') {
      const isUnknown = alien && RESOURCE_ID.test(value) && !ownIds.has(value)
      return aliases.get(value) ?? (isUnknown ? `${PREFIX}resource` : value)
    }
    if (Array.isArray(value)) return value.map(item => replaced(item, alien))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, alien)]))
  }

  function foreignBody({ id, body }: Row): Row['body'] {
    const rest = Object.fromEntries(Object.entries(body).filter(([key]) => !UNSAID.has(key)))
    return {
      ...(replaced(rest, true) as object),
      ...('name' in body ? { name: labels.get(id) } : {}),
      ...('tags' in body ? { tags: { 'landbridge:name': labels.get(id) } } : {}),
      ...('peers' in body ? { peers: body.peers.map(peer => ({ ...(replaced(peer, true) as object), authKey: '' })) } : {}),
      ...('macSecKeys' in body ? { macSecKeys: body.macSecKeys?.map(key => ({ ...key, ckn: '', secretArn: '' })) } : {}),
      ...('peering' in body && body.peering ? { peering: { ...(replaced(body.peering, true) as object), tags: {} } } : {}),
      ...('carrier' in body && body.carrier ? { carrier: { ...body.carrier, name: 'another account’s carrier' } } : {}),
      ...('policies' in body ? { policies: renamedKeys(body.policies, names) } : {}),
      ...('tunnels' in body ? { tunnels: body.tunnels.map(tunnel => ({ ...tunnel, preSharedKey: '' })) } : {}),
    } as unknown as Row['body']
  }

  return {
    foreign: row => ({ ...row, id: aliases.get(row.id) ?? row.id, body: foreignBody(row) }),
    own: row => ({ ...row, body: replaced(row.body, false) as Row['body'] }),
    text: text => {
      const [id = '', ...rest] = text.split('/')
      return aliases.get(text) ?? [aliases.get(id) ?? id, ...rest].join('/')
    },
  }
}

const UNSAID: ReadonlySet<string> = new Set([
  'providerName',
  'partnerName',
  'syncGroup',
  'room',
  'lineCard',
  'description',
  'transitGatewayOwnerTags',
])

/** An id of EC2, such as that of an Internet gateway: nothing else of a body looks like it. */
const RESOURCE_ID = /^[a-z]+(-[a-z]+)*-[0-9a-f]{17}$/

/** Routers' policies are keyed by names or ids of what they are towards. */
function nameAliases(foreign: readonly Row[], aliases: ReadonlyMap<string, string>): Map<string, string> {
  const names = new Map(aliases)
  for (const { id, body } of foreign) {
    const alias = aliases.get(id) ?? id
    const tags = 'tags' in body ? body.tags : undefined
    for (const name of ['name' in body ? body.name : undefined, tags?.['landbridge:name'], tags?.Name]) {
      if (name !== undefined && !names.has(name)) names.set(name, alias)
    }
  }
  return names
}

function renamedKeys<T>(table: Readonly<Record<string, T>>, names: ReadonlyMap<string, string>): Record<string, T> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [names.get(key) ?? key, value]))
}
