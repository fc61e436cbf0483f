import type { Tags } from './tags.ts'

/** A dashboard of CloudWatch, which is of an account and no Region: a document that is kept as it came. */
export interface Dashboard {
  readonly name: string
  /** JSON. */
  readonly body: string
  readonly modifiedAt: number
  readonly tags: Tags
}
