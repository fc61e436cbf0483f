import type { Tags } from './tags.ts'

/** What a VPC's DHCP hands out, `dopt-…`. Kept and told; nothing in the model network asks for a name or the time. */
export interface DhcpOptions {
  readonly configurations: readonly { readonly key: string; readonly values: readonly string[] }[]
  readonly tags: Tags
}
