import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestAccount } from '../testAccount.ts'

const POOL = 'ipv6pool-ec2-0a1b2c3d4e5f60718'

function accountWithVpc(): { readonly account: TestAccount; readonly VpcId: string } {
  const account = new TestAccount()
  return { account, VpcId: account.vpc() }
}

test('a VPC takes a block of its owner’s pool, and one that Amazon gave its original', () => {
  const { account, VpcId } = accountWithVpc()
  account.call('AssociateVpcCidrBlock', { VpcId, Ipv6Pool: POOL, Ipv6CidrBlock: '2600:db8::/48' })
  account.call('AssociateVpcCidrBlock', { VpcId, Ipv6Pool: 'Amazon', Ipv6CidrBlock: '2600:1f16:10:ab00::/56' })
  const [vpc] = account.call('DescribeVpcs', { VpcIds: [VpcId] }).Vpcs ?? []
  assert.deepEqual(
    vpc?.Ipv6CidrBlockAssociationSet?.map(block => [block.Ipv6CidrBlock, block.Ipv6Pool]),
    [
      ['2600:db8::/48', POOL],
      ['2600:1f16:10:ab00::/56', 'Amazon'],
    ],
  )
})

const REFUSED: readonly (readonly [order: object, refusal: RegExp, because: string])[] = [
  [{ Ipv6Pool: 'mine', Ipv6CidrBlock: '2600::/56' }, /^InvalidPoolID\.NotFound/, 'that is no id of a pool'],
  [{ Ipv6CidrBlock: '2600::/56' }, /^InvalidPoolID\.NotFound/, 'nobody may choose a block without a pool'],
  [{ Ipv6Pool: POOL }, /^MissingParameter/, 'the block is lacking'],
  [{ Ipv6Pool: POOL, Ipv6CidrBlock: '10.0.0.0/16' }, /^InvalidParameterValue/, 'that is IPv4'],
  [{ Ipv6Pool: POOL, Ipv6CidrBlock: '2600::/50' }, /^InvalidVpc\.Range/, '/50 is between two steps'],
  [{ Ipv6Pool: 'Amazon', Ipv6CidrBlock: '2600::/48' }, /^InvalidVpc\.Range/, 'Amazon gives a /56'],
]

for (const [order, refusal, because] of REFUSED) {
  test(`AssociateVpcCidrBlock refuses ${JSON.stringify(order)}: ${because}`, () => {
    const { account, VpcId } = accountWithVpc()
    assert.match(account.refusal('AssociateVpcCidrBlock', { VpcId, ...order }), refusal)
  })
}

test('no two VPCs have the same block', () => {
  const { account, VpcId } = accountWithVpc()
  account.call('AssociateVpcCidrBlock', { VpcId, Ipv6Pool: POOL, Ipv6CidrBlock: '2600:db8::/48' })
  const other = { VpcId: account.vpc('10.1.0.0/16'), Ipv6Pool: POOL, Ipv6CidrBlock: '2600:db8:0:100::/56' }
  assert.match(account.refusal('AssociateVpcCidrBlock', other), /^InvalidVpc\.Range.* overlaps 2600:db8::\/48/)
})
