import type { Kind } from '../../resources/kinds.ts'
import type { Tags } from '../../resources/tags.ts'
import type { Row, Scope, World } from '../../resources/world.ts'
import { isOthers } from '../../topology/maskedRows.ts'
import { Addresses, nameIn } from './addresses.ts'
import { type Block, type Expression, type ExpressionMap, type Reference, reference } from './hcl.ts'
import { Identifiers } from './identifiers.ts'
import { Providers } from './providers.ts'
import type { TerraformSource } from './source.ts'

/** The files of resources, in the order in which they are made. */
export const SUBJECTS = ['ports', 'gateways', 'vpcs', 'transit_gateways', 'virtual_interfaces', 'vpn'] as const

export type Subject = (typeof SUBJECTS)[number]

export type Attributes = Readonly<Record<string, Expression | undefined>>

interface Resource {
  readonly labels: readonly [type: string, identifier: string]
  readonly scope: Scope
  readonly attributes: Attributes
  readonly blocks?: readonly Block[]
  readonly dependsOn?: readonly string[]
  readonly comment?: readonly string[]
  readonly isData?: boolean
}

/** A value that whoever applies the module gives. */
interface Variable {
  readonly description: string
  readonly type?: string
  readonly isSensitive?: boolean
  /** Absent: it has to be given. */
  readonly default?: Expression
}

/** A module while it is written: its blocks by file, its variables, and what could not be said. */
export class TerraformModule {
  readonly world: World
  readonly source: TerraformSource
  readonly addresses: Addresses
  readonly providers: Providers
  /** One sentence each. */
  readonly warnings = new Set<string>()
  readonly #blocks = new Map<Subject, Block[]>()
  readonly #variables = new Map<string, Variable>()
  readonly #variableNames = new Map<string, string>()
  readonly #identifiers = new Identifiers()

  constructor(source: TerraformSource) {
    this.source = source
    this.world = source.world
    this.addresses = new Addresses(source.world)
    this.providers = new Providers(source)
  }

  add(subject: Subject, { labels, scope, attributes, blocks, dependsOn, comment, isData }: Resource): void {
    const { accounts } = this.providers
    if (accounts.length > 0 && !accounts.includes(scope.account)) {
      this.warn(`${labels.join(' ')} is for account ${scope.account} to make, and is not written.`)
      return
    }
    const provider = this.providers.of(scope)
    const own = this.#blocks.get(subject) ?? []
    this.#blocks.set(subject, own)
    // What two things come to be called alike is what nothing else refers to, such as routes.
    const [type, identifier] = labels
    own.push({
      type: isData ? 'data' : 'resource',
      labels: [type, this.#identifiers.take(type, identifier)],
      ...(comment && { comment }),
      attributes: {
        provider,
        ...attributes,
        depends_on: dependsOn && dependsOn.length > 0 ? dependsOn.map(reference) : undefined,
      },
      ...(blocks && { blocks }),
    })
  }

  blocksOf(subject: Subject): readonly Block[] {
    return this.#blocks.get(subject) ?? []
  }

  get variables(): ReadonlyMap<string, Variable> {
    return this.#variables
  }

  /** The variable of `whose`, which is one for all who ask for it. */
  variable(whose: string, name: string, variable: Variable): Reference {
    const known = this.#variableNames.get(whose) ?? this.#identifiers.take('variable', name)
    this.#variableNames.set(whose, known)
    this.#variables.set(known, variable)
    return reference(`var.${known}`)
  }

  /** The id of a row that another one needs; a variable where nothing in the module makes it. */
  idOf(kind: Kind, id: string): Reference {
    return this.addresses.idOf(kind, id) ?? this.idOfOthers(kind, id)
  }

  /** The same of what others make, in another account or by other means. */
  idOfOthers(kind: Kind, id: string): Reference {
    const row = this.world.get(kind, id) as Row | undefined
    const name = row ? nameIn(this.world, row) : id
    const description = `Id of ${WORDS[kind] ?? kind} ${name}, which this module does not make.`
    const isKnown = this.source.isOrdered && row !== undefined && !isOthers(id)
    return this.variable(id, `${name} id`, { description, ...(isKnown && { default: id }) })
  }

  warn(sentence: string): void {
    this.warnings.add(sentence)
  }
}

const WORDS: { readonly [K in Kind]?: string } = {
  connection: 'the interconnect or connection',
  lag: 'the LAG',
  virtualInterface: 'the virtual interface',
  directConnectGatewayAssociationProposal: 'the proposal of',
  virtualPrivateGateway: 'the virtual private gateway',
  directConnectGateway: 'the Direct Connect gateway',
  transitGateway: 'the transit gateway',
  vpc: 'the VPC',
}

/** The argument `tags`: AWS's own are nobody's to write. */
export function tagsOf(tags: Tags): ExpressionMap | undefined {
  const own = Object.entries(tags).filter(([key]) => !key.startsWith('aws:'))
  return own.length === 0 ? undefined : { entries: Object.fromEntries(own) }
}
