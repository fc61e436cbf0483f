import type { Prefix } from '../net/prefix.ts'

/** What packets must pass to leave or reach an end point in a VPC, in words that need no world to be evaluated. */
export interface Guard {
  /** Whoever is in the same subnet is not behind its network ACL. */
  readonly subnetId: string | undefined
  /** Of the network interface: one of all their rules must match. None = there is no interface to filter at. */
  readonly groups: readonly GuardGroup[]
  readonly acl: GuardAcl | undefined
}

interface GuardGroup {
  /** `sg-… (web)`, as people look for it. */
  readonly label: string
  readonly id: string
  readonly rules: readonly GuardRule[]
}

export interface GuardRule extends Protocol {
  readonly isEgress: boolean
  /** Either blocks or a group that the other end must be in. */
  readonly cidrs: readonly Prefix[]
  readonly groupId: string | undefined
}

interface GuardAcl {
  readonly label: string
  /** In order of their numbers: the first match decides. */
  readonly entries: readonly GuardEntry[]
}

export interface GuardEntry extends Protocol {
  readonly isEgress: boolean
  readonly number: number
  readonly allows: boolean
  readonly cidr: Prefix
}

/** An IP protocol by number, undefined = all; ports inclusive, undefined = all. */
interface Protocol {
  readonly protocol: number | undefined
  readonly ports: readonly [from: number, to: number] | undefined
}
