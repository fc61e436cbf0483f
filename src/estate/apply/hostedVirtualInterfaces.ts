import type { Estate } from '../estate.ts'
import type { AwsVirtualInterface } from './listings.ts'
import { ask, note, type Run } from './run.ts'
import type { Applying, CallScope } from './step.ts'

type Type = Estate['virtualInterfaces'][string]['type']

/** Who gives a hosted virtual interface, and who takes it onto its gateway. */
export interface Hosting {
  /** Of the port, whose owner allocates it. */
  readonly port: CallScope
  /** Its owner, who confirms it. */
  readonly owner: CallScope
}

const ALLOCATION = {
  private: { operation: 'AllocatePrivateVirtualInterface', member: 'newPrivateVirtualInterfaceAllocation' },
  public: { operation: 'AllocatePublicVirtualInterface', member: 'newPublicVirtualInterfaceAllocation' },
  transit: { operation: 'AllocateTransitVirtualInterface', member: 'newTransitVirtualInterfaceAllocation' },
} as const

const CONFIRMATION = {
  private: 'ConfirmPrivateVirtualInterface',
  public: 'ConfirmPublicVirtualInterface',
  transit: 'ConfirmTransitVirtualInterface',
} as const

/** The owner of the port allocates it to the other account, which has to confirm it. */
export function* allocatedTo(
  run: Run,
  { port, owner }: Hosting,
  about: string,
  { type, connectionId, order }: { readonly type: Type; readonly connectionId: string; readonly order: object },
): Applying<AwsVirtualInterface | undefined> {
  const { operation, member } = ALLOCATION[type]
  const input = { connectionId, ownerAccount: owner.account, [member]: order }
  const call = { service: 'directconnect', operation, input, about } as const
  const output = yield* ask<AwsVirtualInterface & { readonly virtualInterface?: AwsVirtualInterface }>(run, port, call)
  if (output) note(run, about, 'created')
  // Transit ones are answered nested.
  return output?.virtualInterface ?? output
}

/** Its owner takes it onto the gateway; one that waits since an earlier application too. Answers whether it has now. */
export function* confirmedOn(
  run: Run,
  owner: CallScope,
  about: string,
  { type, gateway, there }: { readonly type: Type; readonly gateway: object; readonly there: AwsVirtualInterface },
): Applying<boolean> {
  if (there.virtualInterfaceState !== 'confirming') return false
  const input = { virtualInterfaceId: there.virtualInterfaceId, ...gateway }
  const call = { service: 'directconnect', operation: CONFIRMATION[type], input, about } as const
  if (!(yield* ask(run, owner, call))) return false
  note(run, about, 'changed')
  return true
}
