import type { Tags } from './tags.ts'

/** A secret of Secrets Manager; the row's id is its ARN. */
export interface Secret {
  readonly name: string
  readonly description?: string
  readonly kmsKeyId?: string
  readonly createdAt: number
  readonly changedAt: number
  /** When DeleteSecret was called; the secret is gone when the row's timer ends. */
  readonly deletedAt?: number
  /** The service that made it and looks after it; its value is shown to nobody. */
  readonly owningService?: string
  /** The newest last; it has the label AWSCURRENT, the one before it AWSPREVIOUS. */
  readonly versions: readonly SecretVersion[]
  readonly tags: Tags
}

export interface SecretVersion {
  readonly id: string
  readonly createdAt: number
  readonly value: { readonly text: string } | { readonly bytes: readonly number[] }
}

/** The staging label of a version by its place from the end; older ones have none. */
export const STAGES = ['AWSCURRENT', 'AWSPREVIOUS'] as const
