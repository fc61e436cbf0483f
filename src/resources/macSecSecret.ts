import { arnText, partitionOf } from './arn.ts'
import { directConnectError } from './directConnectError.ts'
import { type Entropy, secretSuffix, uuid } from './ids.ts'
import type { Secret } from './secret.ts'
import type { Draft, Row, Scope, World } from './world.ts'

/** A pair of keys as it stands in a secret: 64 hexadecimal digits each. */
export interface MacSecPair {
  readonly ckn: string
  readonly cak: string
}

/** Which of both is wrong is said; what was given as a CAK never is. */
export function macSecPair(ckn: string, cak: string): MacSecPair {
  for (const [name, value] of [
    ['CKN', ckn],
    ['CAK', cak],
  ] as const) {
    if (!/^[0-9a-f]{64}$/i.test(value)) {
      throw directConnectError(
        `The ${name} is not valid: exactly 64 hexadecimal digits are allowed and ${value.length} characters were given.`,
      )
    }
  }
  return { ckn: ckn.toLowerCase(), cak: cak.toLowerCase() }
}

/** The pair in a secret: `{"ckn": "…", "cak": "…"}`. */
export function pairIn({ body }: Row<'secret'>): MacSecPair {
  const value = body.versions.at(-1)?.value
  const { ckn, cak } = value !== undefined && 'text' in value ? jsonObject(value.text) : {}
  if (typeof ckn === 'string' && typeof cak === 'string') return macSecPair(ckn, cak)
  throw directConnectError(`The secret ${body.name} is no MACsec key: it takes {"ckn": "64 hex digits", "cak": "64 hex digits"}.`)
}

/** The caller's secret with this ARN that is not about to be deleted. */
export function secretWithArn(world: World, scope: Scope, arn: string): Row<'secret'> {
  const row = world.get('secret', arn)
  if (row?.account === scope.account && row.region === scope.region && row.body.deletedAt === undefined) return row
  throw directConnectError(`Could not find the secret ${arn}; give the ARN of one of this account and Region.`)
}

/** The secret that Direct Connect keeps the pair in: the one of its CKN if there is one already, else a new one. */
export function managedSecret(
  draft: Draft,
  scope: Scope,
  pair: MacSecPair,
  { nowMs, random }: { readonly nowMs: number; readonly random: Entropy },
): Row<'secret'> {
  const name = `directconnect!prod/${scope.region}/directconnect/${pair.ckn}`
  const there = [...draft.within('secret', scope)].find(({ body }) => body.name === name && body.deletedAt === undefined)
  if (there === undefined) {
    const value = { text: JSON.stringify(pair) }
    const secret: Secret = {
      name,
      description: 'MACsec key of Direct Connect',
      createdAt: nowMs,
      changedAt: nowMs,
      owningService: 'directconnect',
      versions: [{ id: uuid(random), createdAt: nowMs, value }],
      tags: {},
    }
    return draft.put('secret', secretArn(scope, name, random), scope, secret)
  }
  if (pairIn(there).cak === pair.cak) return there
  throw directConnectError(`The CKN ${pair.ckn} is in use with another CAK; a key cannot be changed, so choose a new CKN.`)
}

/** `arn:aws:secretsmanager:…:secret:NAME-AbCdEf`: the six characters tell a secret from an earlier one of its name. */
export function secretArn({ region, account }: Scope, name: string, random: Entropy): string {
  const resource = `secret:${name}-${secretSuffix(random)}`
  return arnText({ partition: partitionOf(region), service: 'secretsmanager', region, account, resource })
}

function jsonObject(text: string): { readonly ckn?: unknown; readonly cak?: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
