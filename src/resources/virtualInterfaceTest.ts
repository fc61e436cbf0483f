/** A failover test: BGP of a virtual interface held down on purpose. API Reference, `VirtualInterfaceTestHistory`. */
export interface VirtualInterfaceTest {
  readonly virtualInterfaceId: string
  readonly ownerAccount: string
  readonly peerIds: readonly string[]
  readonly durationMinutes: number
  readonly status: VirtualInterfaceTestStatus
  /** Epoch ms. */
  readonly startedAt: number
  readonly endedAt?: number
}

/** Completed: its time ran out. Cancelled: it was stopped. Failed: its virtual interface was deleted meanwhile. */
export type VirtualInterfaceTestStatus = 'In progress' | 'Completed' | 'Cancelled' | 'Failed'
