import type { Tags } from './tags.ts'

/** A resource share of RAM; the row's id is its ARN, its scope the owner's. */
export interface ResourceShare {
  readonly name: string
  readonly allowExternalPrincipals: boolean
  readonly status: 'ACTIVE' | 'DELETED'
  /** By ARN. */
  readonly resources: readonly ShareAssociation[]
  /** By account: 12 digits. */
  readonly principals: readonly ShareAssociation[]
  /** The newest last; an account that is asked again has one more. */
  readonly invitations: readonly ShareInvitation[]
  /** AWS's managed permissions by resource type, where the owner named one. */
  readonly permissionArns: readonly string[]
  readonly createdAt: number
  readonly changedAt: number
  /** The creating request, by its token: asked again it is answered again. */
  readonly request?: { readonly clientToken: string; readonly text: string }
  readonly tags: Tags
}

/** What a share holds, or whom it is shared with. */
export interface ShareAssociation {
  readonly id: string
  readonly status: 'ASSOCIATING' | 'ASSOCIATED' | 'FAILED' | 'DISASSOCIATED'
  readonly statusMessage?: string
  readonly createdAt: number
  readonly changedAt: number
}

export interface ShareInvitation {
  readonly arn: string
  /** Who is asked: 12 digits. */
  readonly account: string
  readonly status: 'PENDING' | 'ACCEPTED' | 'REJECTED' | 'EXPIRED'
  readonly sentAt: number
}
