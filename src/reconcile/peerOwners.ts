import type { Change, Row, World } from '../resources/world.ts'

/** Which virtual interface a BGP peer belongs to. */
export class PeerOwners {
  readonly #virtualInterfaces = new Map<string, string>()

  /** Takes in what changed; must see every virtual interface. */
  update(changes: Iterable<Change>): void {
    for (const { kind, before, after } of changes) {
      if (kind !== 'virtualInterface') continue
      for (const id of peerIds(before)) this.#virtualInterfaces.delete(id)
      for (const id of peerIds(after)) this.#virtualInterfaces.set(id, after!.id)
    }
  }

  of(world: World, peerId: string): Row<'virtualInterface'> | undefined {
    const id = this.#virtualInterfaces.get(peerId)
    return id === undefined ? undefined : world.get('virtualInterface', id)
  }
}

function peerIds(row: Row | undefined): string[] {
  return row === undefined ? [] : (row as Row<'virtualInterface'>).body.peers.map(peer => peer.id)
}
