import type { Change, World } from '../resources/world.ts'
import { movesLight, partedByPorts } from './lightSources.ts'

/** What changed and networks have not had yet. */
export class Unbuilt {
  #changes: Change[] = []
  #isLightBehind = false

  get isEmpty(): boolean {
    return this.#changes.length === 0
  }

  /** Whether light, and the states of ports that follow it, may be otherwise: most changes have nothing to do with it. */
  get isLightBehind(): boolean {
    return this.#isLightBehind
  }

  add(world: World, changes: readonly Change[]): void {
    this.#changes.push(...changes)
    this.#isLightBehind ||= movesLight(world, changes)
  }

  takeAll(): readonly Change[] {
    const taken = this.#changes
    this.#changes = []
    this.#isLightBehind = false
    return taken
  }

  /** Those of ports, where that is enough to have light no longer behind; otherwise nothing is taken. */
  takePorts(world: World): readonly Change[] | undefined {
    const parted = partedByPorts(world, this.#changes)
    if (!parted) return undefined
    this.#changes = parted.others
    this.#isLightBehind = false
    return parted.ports
  }
}
