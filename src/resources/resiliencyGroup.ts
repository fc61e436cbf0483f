import type { Tags } from './tags.ts'

type ResiliencyModel = 'maximum-resiliency' | 'high-resiliency' | 'basic-resiliency'

/** Connections that are meant to stand in for each other. API Reference, `ResiliencyGroup`. */
export interface ResiliencyGroup {
  readonly name: string
  /** What the customer means it to be; no answer shows it. */
  readonly intendedModel: ResiliencyModel
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted'
  readonly createdAt: number
  /** Requests that came with a client token, by the token: what they asked for. The latest last. */
  readonly requests: Readonly<Record<string, string>>
  readonly tags: Tags
}

/** A connection or LAG in a group. */
export interface ResiliencyGroupAssociation {
  readonly resiliencyGroupId: string
  /** Of a connection or LAG. */
  readonly portId: string
  readonly state: 'associating' | 'associated' | 'disassociating'
}
