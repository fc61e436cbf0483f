import type { ManagedPrefixList } from '../../src/resources/endPoints.ts'
import type { Scope } from '../../src/resources/world.ts'
import type { Store } from '../../src/store/store.ts'

interface Sharing {
  readonly scope: Scope
  /** Keeps the ids of several such sets apart. */
  readonly number: number
  /** Another account. */
  readonly partner: string
}

// biome-ignore lint/suspicious/noExplicitAny: answers of several operations, read member by member
type Call = (service: string, operation: string, input: object) => Promise<any>

const PREFIX_LIST: ManagedPrefixList = {
  name: 'offices',
  addressFamily: 'IPv4',
  maxEntries: 2,
  version: 1,
  state: 'create-complete',
  entries: [],
  history: [],
  tags: {},
}

/** What the account shares with a partner, who accepted, what the partner asks it to share, and a quota that was raised. */
export async function shared(store: Store, { scope, number, partner }: Sharing, call: Call, byPartner: Call) {
  const { account, region } = scope
  const listOf = async (owner: string) => {
    const id = `pl-${String(number).repeat(8)}${owner.slice(0, 8)}`
    await store.transact(draft => draft.put('managedPrefixList', id, { account: owner, region }, PREFIX_LIST))
    return `arn:aws:ec2:${region}:${owner}:prefix-list/${id}`
  }
  const sharedPrefixListArn = await listOf(account)
  const own = { name: 'own', resourceArns: [sharedPrefixListArn], principals: [partner] }
  const resourceShare: string = (await call('ram', 'CreateResourceShare', own)).resourceShare.resourceShareArn
  const asked = await byPartner('ram', 'GetResourceShareInvitations', { resourceShareArns: [resourceShare] })
  const { resourceShareInvitationArn } = asked.resourceShareInvitations[0]
  await byPartner('ram', 'AcceptResourceShareInvitation', { resourceShareInvitationArn })
  const theirs = { name: 'theirs', resourceArns: [await listOf(partner)], principals: [account] }
  const invitedShare: string = (await byPartner('ram', 'CreateResourceShare', theirs)).resourceShare.resourceShareArn
  const invited = await call('ram', 'GetResourceShareInvitations', {})
  const increase = { ServiceCode: 'vpc', QuotaCode: 'L-407747CB', DesiredValue: 300 }
  return {
    sharedPrefixListArn,
    resourceShare,
    invitedShare,
    resourceShareInvitation: invited.resourceShareInvitations[0].resourceShareInvitationArn as string,
    quotaRequest: (await call('servicequotas', 'RequestServiceQuotaIncrease', increase)).RequestedQuota.Id as string,
  }
}
