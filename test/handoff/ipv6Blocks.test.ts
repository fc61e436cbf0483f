import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appliedEstate } from '../../src/cli/openEstate.ts'
import { repeatableEntropy } from '../../src/cli/repeatableEntropy.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { exportCloudFormation } from '../../src/handoff/cloudformation/exportCloudFormation.ts'
import { exportTerraform } from '../../src/handoff/terraform/exportTerraform.ts'

const { estate } = parseEstate(
  `
landbridge: 1
region: us-east-1
vpcs:
  own: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/48, ipv6Pool: ipv6pool-ec2-1, hosts: { a: 2001:db8:20:1::1 } }
  given: { cidr: 10.30.0.0/16, ipv6Cidr: 2001:db8:30::/56, hosts: { b: 2001:db8:30:7::1 } }
`,
  'estate.yaml',
)
assert.ok(estate)
const { world } = await appliedEstate(estate, repeatableEntropy('export'))

test('Terraform: a block of one’s own is written, of Amazon’s the same part of whatever it will be', () => {
  const { files, warnings } = exportTerraform({ world, estate: 'estate.yaml', isOrdered: false, isSaid: () => false })
  const vpcs = files.find(({ name }) => name === 'vpcs.tf')?.text ?? ''
  assert.match(vpcs, /ipv6_cidr_block = "2001:db8:20::\/48"\n +ipv6_pool +=\s"ipv6pool-ec2-1"/)
  assert.match(vpcs, /ipv6_cidr_block +=\s"2001:db8:20:1::\/64"/)
  assert.match(vpcs, /depends_on = \[aws_vpc_ipv6_cidr_block_association\.own_2001_db8_20_48\]/)
  // The eighth /64 of a /56.
  assert.match(vpcs, /ipv6_cidr_block +=\scidrsubnet\(aws_vpc\.given\.ipv6_cidr_block, 8, 7\)/)
  assert.deepEqual(
    warnings.filter(text => text.includes('IPv6')),
    ['VPC given gets an IPv6 block that Amazon chooses: it will be another than 2001:db8:30::/56.'],
  )
})

test('CloudFormation: a block of one’s own is written, of Amazon’s it says what is left to do', () => {
  const written = JSON.stringify(exportCloudFormation({ world, name: 'blocks', estate: 'estate.yaml' }))
  assert.match(written, /Ipv6CidrBlock: 2001:db8:20::\/48/)
  assert.match(written, /Ipv6Pool: ipv6pool-ec2-1/)
  assert.match(written, /Ipv6CidrBlock: 2001:db8:20:1::\/64/)
  assert.match(written, /AmazonProvidedIpv6CidrBlock: true/)
  assert.match(written, /The IPv6 block of subnet given-10\.30\.0\.0-24: AWS chooses the VPC's block first/)
})
