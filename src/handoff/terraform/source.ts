import type { World } from '../../resources/world.ts'

/** What a module is written from. */
export interface TerraformSource {
  readonly world: World
  /** How the estate is called in the files. */
  readonly estate: string
  /** Whether AWS has handed out the ids of the rows; otherwise they stand in for those that it will. */
  readonly isOrdered: boolean
  /**
   * Whether the estate says it, or AWS is to choose: of a virtual interface (by its name) the addresses and the BGP key, of
   * a tunnel (`backup/1`) the inside block and the pre-shared key.
   */
  readonly isSaid: (what: 'addresses' | 'authKey' | 'insideCidr' | 'preSharedKey', whose: string) => boolean
}
