import type { ManagedPrefixList } from '../../src/resources/endPoints.ts'
import type { TransitGateway } from '../../src/resources/transitGateway.ts'
import type { Store } from '../../src/store/store.ts'

const REGION = 'us-east-1'

/** A transit gateway of the account, put into the store as it is; answers its ARN. */
export async function transitGateway(store: Store, id: string, account: string): Promise<string> {
  const body: TransitGateway = {
    description: '',
    amazonSideAsn: 64_512,
    state: 'available',
    autoAcceptSharedAttachments: false,
    defaultRouteTableAssociation: false,
    defaultRouteTablePropagation: false,
    vpnEcmpSupport: true,
    dnsSupport: true,
    securityGroupReferencingSupport: false,
    multicastSupport: false,
    cidrBlocks: [],
    createdAt: 0,
    tags: {},
  }
  await store.transact(draft => draft.put('transitGateway', id, { account, region: REGION }, body))
  return `arn:aws:ec2:${REGION}:${account}:transit-gateway/${id}`
}

/** A prefix list of the account, put into the store as it is; answers its ARN. */
export async function prefixList(store: Store, id: string, account: string): Promise<string> {
  const body: ManagedPrefixList = {
    name: 'offices',
    addressFamily: 'IPv4',
    maxEntries: 2,
    version: 1,
    state: 'create-complete',
    entries: [{ cidr: '198.51.100.0/24' }],
    history: [],
    tags: {},
  }
  await store.transact(draft => draft.put('managedPrefixList', id, { account, region: REGION }, body))
  return `arn:aws:ec2:${REGION}:${account}:prefix-list/${id}`
}
