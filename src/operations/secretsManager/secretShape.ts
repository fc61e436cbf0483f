import type { SecretListEntry } from '@aws-sdk/client-secrets-manager'
import { type SecretVersion, STAGES } from '../../resources/secret.ts'
import type { Row } from '../../resources/world.ts'

/** The staging labels of a version; one that has none left may still be found by its id. */
export function stagesOf(versions: readonly SecretVersion[], version: SecretVersion): string[] {
  const stage = STAGES[versions.length - 1 - versions.indexOf(version)]
  return stage === undefined ? [] : [stage]
}

/** What DescribeSecret and ListSecrets have in common: everything but the value. */
export function secretShape({ id, body }: Row<'secret'>): SecretListEntry {
  const { deletedAt, owningService } = body
  return {
    ARN: id,
    Name: body.name,
    ...(body.description !== undefined && { Description: body.description }),
    ...(body.kmsKeyId !== undefined && { KmsKeyId: body.kmsKeyId }),
    CreatedDate: new Date(body.createdAt),
    LastChangedDate: new Date(body.changedAt),
    ...(deletedAt !== undefined && { DeletedDate: new Date(deletedAt) }),
    ...(owningService !== undefined && { OwningService: owningService }),
    Tags: Object.entries(body.tags).map(([Key, Value]) => ({ Key, Value })),
  }
}

/** Versions with a staging label, by id. */
export function stagesById(versions: readonly SecretVersion[]): Record<string, string[]> {
  const labelled = versions.map(version => [version.id, stagesOf(versions, version)] as const)
  return Object.fromEntries(labelled.filter(([, stages]) => stages.length > 0))
}
