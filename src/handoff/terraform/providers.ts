import type { Kind } from '../../resources/kinds.ts'
import type { Scope, World } from '../../resources/world.ts'
import { type Block, type Reference, reference } from './hcl.ts'
import { identifierOf } from './identifiers.ts'
import { liveRows } from './liveRows.ts'
import type { TerraformSource } from './source.ts'

/** The release whose resources are written and tested. */
const PROVIDER_VERSION = '~> 5.100'

/** One provider per account and Region; the one with most to make is the default, the others have aliases. */
export class Providers {
  readonly #scopes: readonly Scope[]
  readonly #homes: ReadonlyMap<string, string>

  constructor({ world }: TerraformSource) {
    const counts = countsOf(world)
    const byCount = [...counts.values()].sort((a, b) => b.count - a.count)
    this.#scopes = byCount.map(({ scope }) => scope)
    this.#homes = new Map(this.#scopes.toReversed().map(({ account, region }) => [account, region]))
  }

  get accounts(): readonly string[] {
    return [...new Set(this.#scopes.map(({ account }) => account))]
  }

  /** The argument `provider` of what is made there; undefined for the default one. */
  of(scope: Scope): Reference | undefined {
    const alias = this.#aliasOf(this.#home(scope))
    return alias === undefined ? undefined : reference(`aws.${alias}`)
  }

  blocks(): Block[] {
    const isMany = this.accounts.length > 1
    const scopes = this.#scopes.length > 0 ? this.#scopes : [{ account: '', region: 'us-east-1' }]
    return [
      {
        type: 'terraform',
        attributes: { required_version: '>= 1.5' },
        blocks: [
          {
            type: 'required_providers',
            attributes: { aws: { entries: { source: 'hashicorp/aws', version: PROVIDER_VERSION } } },
          },
        ],
      },
      ...scopes.map((scope): Block => {
        const { account, region } = scope
        const profile = isMany ? reference(`lookup(var.profiles, "${account}", null)`) : undefined
        return {
          type: 'provider',
          labels: ['aws'],
          attributes: {
            alias: this.#aliasOf(scope),
            region,
            profile,
            // Credentials of the wrong account are refused before anything is ordered.
            allowed_account_ids: isMany ? [account] : undefined,
          },
        }
      }),
    ]
  }

  /** Direct Connect gateways are global; any Region of their account will do, so the one where it has most. */
  #home({ account, region }: Scope): Scope {
    return {
      account,
      region: region === 'global' ? (this.#homes.get(account) ?? this.#scopes[0]?.region ?? 'us-east-1') : region,
    }
  }

  #aliasOf({ account, region }: Scope): string | undefined {
    const [main] = this.#scopes
    if (main === undefined || (account === main.account && region === main.region)) return undefined
    const isRegional = this.#scopes.filter(scope => scope.account === account).length > 1
    const isForeign = account !== main.account
    return identifierOf([...(isForeign ? [`account ${account}`] : []), ...(isRegional || !isForeign ? [region] : [])].join(' '))
  }
}

/** Kinds that somebody orders in an account and Region. */
const REGIONAL = [
  ...(['connection', 'lag', 'virtualInterface', 'vpc', 'subnet', 'virtualPrivateGateway', 'customerGateway'] as const),
  ...(['vpnConnection', 'transitGateway', 'managedPrefixList', 'vpcPeeringConnection'] as const),
] satisfies readonly Kind[]

interface Count {
  readonly scope: Scope
  readonly count: number
}

/** How much there is to make, by account and Region; an account with global things alone has the Region of the first one. */
function countsOf(world: World): Map<string, Count> {
  const counts = new Map<string, Count>()
  const add = ({ account, region }: Scope) => {
    const key = `${account}/${region}`
    counts.set(key, { scope: { account, region }, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  for (const kind of REGIONAL) for (const row of liveRows(world, kind)) add(row)
  const region = counts.values().next().value?.scope.region ?? 'us-east-1'
  const isKnown = (account: string) => [...counts.values()].some(({ scope }) => scope.account === account)
  for (const { account } of liveRows(world, 'directConnectGateway')) if (!isKnown(account)) add({ account, region })
  return counts
}
