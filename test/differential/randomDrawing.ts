import { Dice } from './dice.ts'
import type { Engine } from './order.ts'
import { COMMUNITIES, someRules, wellKnown } from './randomRules.ts'

/** What a drawing makes use of; each is in some drawings and not in others, so that a difference has few suspects. */
interface Taste {
  readonly ranks: boolean
  readonly meds: boolean
  readonly communities: boolean
  readonly filters: boolean
  readonly statics: boolean
  readonly prepends: boolean
  readonly everyMed: boolean
  readonly meshes: boolean
  readonly rules: boolean
  readonly isMissingMedWorst: boolean
  /** An AS may be in two places that do not know each other, and take its own number in a path. */
  readonly islands: boolean
  /** Providers take private AS numbers out, or put their own in the place of a customer's; some numbers are not private. */
  readonly rewrites: boolean
  /** Preferences follow who pays whom, as in the Internet, where a solution exists and is the only one; else they are random. */
  readonly isOrderly: boolean
  readonly mostPaths: number
}

interface Router {
  readonly name: string
  readonly as: number
  readonly asn: number
  /** Its AS number is that of another AS, too. */
  readonly isIsland: boolean
}

/**
 * A random network as a drawing of src/routing/testNetwork.ts: 2 to `most` routers in several ASes. One line is one thing,
 * so that a drawing that shows a difference shrinks by leaving out lines and words.
 */
export function randomDrawing(seed: number, engine: Engine, most: number): string {
  const dice = new Dice(seed)
  const meds = dice.chance(0.5)
  const any: Taste = {
    ranks: engine === 'bird' && dice.chance(0.2),
    meds,
    communities: dice.chance(0.5),
    filters: dice.chance(0.4),
    statics: dice.chance(0.5),
    prepends: dice.chance(0.5),
    // BIRD's `deterministic med` errs (docs/facts/differential.md): there MED means the same everywhere.
    everyMed: engine === 'bird' ? meds : dice.chance(0.25),
    meshes: dice.chance(0.8),
    rules: dice.chance(0.5),
    isMissingMedWorst: dice.chance(0.3),
    islands: dice.chance(engine === 'frr' ? 0.5 : 0.3),
    rewrites: dice.chance(0.4),
    isOrderly: dice.chance(0.6),
    mostPaths: dice.pick([1, 2, 4, 16]),
  }
  // Rewriting asks for order, and FRR's statics for routers that tell everything (`inactive`): both at once would be rare.
  const taste = engine === 'frr' && any.rewrites ? { ...any, statics: false, isOrderly: true } : any
  const routers = someRouters(dice, 2 + Math.floor((most - 1) * dice.next() ** 2), taste)
  const links = someLinks(dice, routers, taste)
  const lines = [
    ...someNodes(dice, routers, taste, engine),
    ...links.map(({ a, b, name }) => linkLine(dice, a, b, name, taste, engine)),
    ...(taste.statics ? someStatics(dice, routers, links, engine) : []),
  ]
  return lines.join('\n')
}

function someRouters(dice: Dice, count: number, { islands, rewrites }: Taste): Router[] {
  const routers: Router[] = []
  for (let as = 0; routers.length < count; as++) {
    // One in ten numbers needs four octets (RFC 6793).
    const first = rewrites && dice.chance(0.4) ? dice.pick([100, 200_000]) : dice.chance(0.1) ? 4_200_000_000 : 65_001
    const asn = islands && as > 1 && dice.chance(0.4) ? dice.pick([first + as, ...routers.map(({ asn }) => asn)]) : first + as
    const size = Math.min(count - routers.length, dice.pick([1, 1, 1, 2, 2, 3, 4, 5]))
    for (let i = 0; i < size; i++)
      routers.push({ name: `n${String(routers.length + 1).padStart(2, '0')}`, as, asn, isIsland: false })
  }
  return routers.map(router => ({ ...router, isIsland: routers.some(({ as, asn }) => asn === router.asn && as !== router.as) }))
}

function someNodes(dice: Dice, routers: readonly Router[], taste: Taste, engine: Engine): string[] {
  const ids = routers.map((_, i) => ({ id: 0x0a000001 + i, order: dice.next() })).sort((a, b) => a.order - b.order)
  const owned = routers.map(() => new Set<string>())
  const count = 1 + dice.below(Math.min(8, routers.length) + 1)
  for (let i = 0; i < count; i++) {
    const text = somePrefix(dice, count)
    // A prefix at home in several places is what most decisions are about.
    for (let at = dice.pick([1, 1, 2, 3]); at > 0; at--) owned[dice.below(routers.length)]?.add(text)
  }
  return routers.map(({ name, asn }, i) => {
    const options = [
      `id=${ids[i]?.id}`,
      `paths=${dice.chance(0.8) ? taste.mostPaths : 1}`,
      ...(taste.everyMed && (engine === 'bird' || dice.chance(0.5)) ? ['everyMed=yes'] : []),
      ...(taste.ranks && dice.chance(0.4) ? ['selection=ranked'] : []),
      ...(taste.isMissingMedWorst && dice.chance(0.7) ? ['missingWorst=yes'] : []),
      // FRR sends MED 0 with networks of its own, to other ASes too.
      ...(engine === 'frr' ? ['ownMed=0'] : []),
    ]
    return [name, asn, ...options, ...(owned[i] ?? [])].join(' ')
  })
}

function somePrefix(dice: Dice, count: number): string {
  const second = dice.below(count)
  return dice.chance(0.8) ? `10.${second}.0.0/16` : `10.${second}.${dice.below(4)}.0/24`
}

interface DrawnLink {
  readonly a: Router
  readonly b: Router
  readonly name: string
}

function someLinks(dice: Dice, routers: readonly Router[], taste: Taste): DrawnLink[] {
  const links: DrawnLink[] = []
  const add = (a: Router, b: Router) => {
    // Islands of one AS: between them would be iBGP.
    if (a.as !== b.as && a.asn === b.asn) return
    const parallel = links.filter(link => link.a === a && link.b === b).length
    links.push({ a, b, name: `${a.name}-${b.name}${parallel === 0 ? '' : `-${parallel + 1}`}` })
  }
  for (const [i, b] of routers.entries()) {
    const earlier = routers.slice(0, i)
    const others = earlier.filter(({ as }) => as !== b.as)
    for (const a of earlier) if (a.as === b.as && (taste.meshes || dice.chance(0.6))) add(a, b)
    const [first, ...rest] = others
    if (first && (routers[i - 1]?.as !== b.as || dice.chance(0.4))) add(dice.pick([first, ...rest]), b)
    const [any] = earlier
    if (any && !links.some(link => link.b === b)) add(any, b)
  }
  for (let more = dice.below(routers.length + 1); more > 0; more--) {
    const [low, high] = [dice.below(routers.length), dice.below(routers.length)].sort((x, y) => x - y)
    const [a, b] = [routers[low ?? 0], routers[high ?? 0]]
    if (a && b && a.as !== b.as) add(a, b)
  }
  return links
}

function linkLine(dice: Dice, a: Router, b: Router, name: string, taste: Taste, engine: Engine): string {
  const relation = a.as === b.as ? 'inside' : dice.chance(0.2) ? 'peers' : 'provider and customer'
  const ends = [
    ...endOptions(dice, a, relation === 'inside' ? 'int' : relation === 'peers' ? 'peer' : 'cust', taste, engine),
    ...endOptions(dice, b, relation === 'inside' ? 'int' : relation === 'peers' ? 'peer' : 'prov', taste, engine),
  ]
  return [a.name, '--', b.name, `name=${name}`, ...ends].join(' ')
}

const PREFERENCE = { cust: 200, peer: 150, prov: 120, int: undefined } as const

function endOptions(
  dice: Dice,
  { name, isIsland }: Router,
  group: keyof typeof PREFERENCE,
  taste: Taste,
  engine: Engine,
): string[] {
  const isInternal = group === 'int'
  const options: string[] = [`group=${group}`]
  // FRR tells its neighbours BGP's best whatever the main table uses; that is `inactive` where no group is left out.
  const isInactive = engine === 'frr' && taste.statics
  const isUp = taste.isOrderly && !isInactive && (group === 'peer' || group === 'prov')
  const groups = isUp ? ['cust', 'int'] : ['cust', 'peer', 'prov', 'int']
  const own = engine === 'frr' || dice.chance(0.2) ? ['local'] : ['local', 'static']
  const from = dice.chance(taste.filters && !isInactive ? 0.1 : 0) ? dice.some([...own, ...groups], 0.6) : [...own, ...groups]
  options.push(`from=${(from.length > 0 ? from : ['local']).join(',')}`)
  if (isInactive) options.push('inactive')
  const preference = PREFERENCE[group]
  if (taste.isOrderly && preference !== undefined) options.push(`lp=${preference}`)
  if (!taste.isOrderly && dice.chance(0.3)) options.push(`lp=${dice.pick([50, 100, 150, 200])}`)
  if (taste.prepends && !isInternal && dice.chance(0.3)) options.push(`prepend=${1 + dice.below(3)}`)
  if (taste.meds && dice.chance(0.5)) options.push(`med=${10 * dice.below(4)}`)
  if (taste.ranks && dice.chance(0.5)) options.push(`rank=${2 * dice.below(3)}`)
  if (taste.communities) options.push(...communityOptions(dice, !taste.isOrderly, engine))
  // FRR honours it always.
  if (!isInternal && (engine === 'frr' || dice.chance(0.5))) options.push('gshut')
  if (!isInternal && engine === 'bird' && dice.chance(0.5)) options.push('blackhole')
  if (isIsland && dice.chance(0.6)) options.push(`allowAs=${dice.pick([1, 1, 2])}`)
  // Only where routes never come back up: without its number in the path nobody would see a loop.
  if (taste.rewrites && taste.isOrderly && !isInactive && group === 'cust') options.push(...rewriteOptions(dice, engine))
  if (taste.rules)
    options.push(
      ...someRules(dice, { mayPrefer: !taste.isOrderly, mayDrop: taste.filters, maySetMed: engine === 'frr' || taste.everyMed }),
    )
  if (taste.filters) {
    for (const key of ['accept', 'within']) if (dice.chance(0.12)) options.push(`${key}=${somePrefixes(dice)}`)
    if (dice.chance(0.08)) options.push(`only=${somePrefixes(dice)}`)
  }
  return options.map(option => `${name}.${option}`)
}

function rewriteOptions(dice: Dice, engine: Engine): string[] {
  const options: string[] = []
  if (dice.chance(0.4))
    options.push(`removePrivate=${dice.pick(engine === 'frr' ? ['whole', 'all', 'replace'] : ['whole', 'all'])}`)
  if (engine === 'frr' && dice.chance(0.4)) options.push('override')
  return options
}

function communityOptions(dice: Dice, mayPrefer: boolean, engine: Engine): string[] {
  const options: string[] = []
  const some = () => {
    const found = dice.some(COMMUNITIES, 0.4)
    return (found.length > 0 ? found : [COMMUNITIES[0]]).join(',')
  }
  if (dice.chance(0.3)) options.push(`tag=${some()}`)
  if (dice.chance(0.2)) options.push(`untag=${some()}`)
  if (dice.chance(0.2)) options.push(`mark=${some()}`)
  if (dice.chance(0.06)) options.push(`${dice.pick(['tag', 'mark'])}=${wellKnown(dice, engine)}`)
  if (mayPrefer && dice.chance(0.2)) {
    options.push(
      `lpBy=${dice
        .some(COMMUNITIES, 0.5)
        .concat(COMMUNITIES[0])
        .map(c => `${c}=>${dice.pick([80, 130, 180])}`)}`,
    )
  }
  return options
}

function somePrefixes(dice: Dice): string {
  const count = 1 + dice.below(4)
  return Array.from({ length: count }, () => (dice.chance(0.2) ? '10.0.0.0/14' : somePrefix(dice, 8))).join(',')
}

function someStatics(dice: Dice, routers: readonly Router[], links: readonly DrawnLink[], engine: Engine): string[] {
  const lines = new Map<string, string>()
  for (let more = 1 + dice.below(Math.min(6, routers.length)); more > 0; more--) {
    const { name } = routers[dice.below(routers.length)] as Router
    const own = links.filter(({ a, b }) => a.name === name || b.name === name)
    const [link] = dice.chance(0.7) ? own.slice(dice.below(own.length)) : []
    const to = link === undefined ? 'nowhere' : link.a.name === name ? link.b.name : link.a.name
    const text = somePrefix(dice, 8)
    const isOriginated = dice.chance(0.4)
    // FRR announces its own network before any learned path, whatever the distance of its static route.
    const distances: readonly [number, ...number[]] = isOriginated || engine === 'bird' ? [2, 5, 15] : [2, 5, 15, 100, 210, 250]
    const distance = engine === 'bird' && dice.chance(0.4) ? dice.pick([210, 250]) : dice.pick(distances)
    const options = [
      `distance=${distance}`,
      `rank=${1 + 2 * dice.below(3)}`,
      ...(link ? [`link=${link.name}`] : []),
      ...(isOriginated ? ['group=local'] : []),
    ]
    lines.set(`${name} ${text}`, [name, '->', to, text, ...options].join(' '))
  }
  return [...lines.values()]
}
