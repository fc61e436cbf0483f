import type { EstateTable } from '../../attachments.ts'
import type { AwsTransitAttachment } from './transitListings.ts'

/** A route table of the file, and what it is called at AWS. */
export interface TableAtAws {
  readonly about: string
  readonly id: string
  readonly table: EstateTable
  /** AWS's own, of a transit gateway whose file says nothing about tables: what else is in it stays. */
  readonly isDefault: boolean
}

/** What is attached to a transit gateway, by the names of the file. */
export interface Attached {
  readonly gateway: string
  readonly attachments: ReadonlyMap<string, AwsTransitAttachment>
}
