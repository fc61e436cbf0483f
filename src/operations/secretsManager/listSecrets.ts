import type { Filter } from '@aws-sdk/client-secrets-manager'
import { AwsError } from '../../resources/refusal.ts'
import type { Row } from '../../resources/world.ts'
import { invalidParameter } from './refusals.ts'
import { secretShape, stagesById } from './secretShape.ts'
import type { SecretsManagerOperation } from './secretsManagerOperation.ts'

/** The caller's secrets in the Region, in order of creation unless `SortOrder` is desc; without those marked for deletion. */
export const listSecrets: SecretsManagerOperation<'ListSecrets'> = ({ world, caller }, input) => {
  const { IncludePlannedDeletion = false, MaxResults = 100, NextToken, Filters = [], SortOrder } = input
  if (MaxResults < 1 || MaxResults > 100) throw invalidParameter(`MaxResults ${MaxResults} is not valid: 1 to 100 are allowed.`)
  const rows = [...world.within('secret', caller)].filter(
    row => (IncludePlannedDeletion || row.body.deletedAt === undefined) && Filters.every(filter => passes(row, filter)),
  )
  if (SortOrder === 'desc') rows.reverse()
  const start = NextToken === undefined ? 0 : rows.findIndex(({ id }) => id === NextToken) + 1
  if (NextToken !== undefined && start === 0) {
    throw new AwsError('InvalidNextTokenException', 'The NextToken value is invalid: use the one that the previous answer gave.')
  }
  const items = rows.slice(start, start + MaxResults)
  const last = items.at(-1)
  return {
    SecretList: items.map(row => ({ ...secretShape(row), SecretVersionsToStages: stagesById(row.body.versions) })),
    ...(last !== undefined && start + items.length < rows.length && { NextToken: last.id }),
  }
}

/** Values are prefixes, one of them has to fit; with `!` before it, it must not. */
function passes({ body, region }: Row<'secret'>, { Key, Values = [] }: Filter): boolean {
  const texts: Readonly<Record<string, readonly string[]>> = {
    name: [body.name],
    description: [body.description ?? ''],
    'tag-key': Object.keys(body.tags),
    'tag-value': Object.values(body.tags),
    'owning-service': [body.owningService ?? ''],
    'primary-region': [region],
    all: [body.name, body.description ?? '', ...Object.entries(body.tags).flat()],
  }
  const fits = (prefix: string) => (texts[Key ?? ''] ?? []).some(text => text.startsWith(prefix))
  return Values.some(value => (value.startsWith('!') ? !fits(value.slice(1)) : fits(value)))
}
