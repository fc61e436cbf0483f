import { put } from './customerSide.ts'
import { type AwsSubnet, type AwsVpc, SUBNETS, VPCS } from './listings.ts'
import { ask, isAsMade, note, type Run } from './run.ts'
import { scopeOf, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { cidrsOf, subnetsOf } from './subnets.ts'
import { findTagged, tagSpecifications } from './tagged.ts'

/** VPCs with their CIDRs, subnets and hosts. */
export function* applyVpcs(run: Run): Applying<void> {
  const scopes = scopesOf(run.estate, 'vpcs')
  const found = yield* findTagged(VPCS, scopes, 'vpcs')
  const foundSubnet = yield* findTagged(SUBNETS, scopes, 'vpcs')
  for (const [name, wanted] of Object.entries(run.estate.vpcs)) {
    const about = `vpcs.${name}`
    const scope = scopeOf(run.estate, 'vpcs', name)
    const vpc = yield* vpcOf(run, scope, name, cidrsOf(wanted), found(scope, name))
    if (!vpc) continue
    run.ids.set(about, vpc.VpcId)
    yield* applyIpv6Block(run, scope, about, { wanted, vpc })
    for (const [subnet, said] of Object.entries(subnetsOf(name, wanted))) {
      const there = foundSubnet(scope, `${vpc.VpcId}/${subnet}`)
      yield* applySubnet(run, scope, { about: `${about}.subnets.${subnet}`, vpcId: vpc.VpcId, name: subnet, ...said }, there)
    }
    for (const [host, address] of Object.entries(wanted.hosts)) {
      yield* put(run, scope, 'PutHost', `${about}.hosts.${host}`, { name: host, vpcId: vpc.VpcId, address })
    }
  }
}

function* vpcOf(
  run: Run,
  scope: CallScope,
  name: string,
  cidrs: readonly string[],
  found: AwsVpc | undefined,
): Applying<AwsVpc | undefined> {
  const about = `vpcs.${name}`
  const vpc = found ?? (yield* created(run, scope, name, cidrs[0]))
  if (!vpc) return undefined
  if (found) note(run, about, 'unchanged')
  isAsMade(run, about, { cidr: [cidrs[0], vpc.CidrBlock] })
  const has = (vpc.CidrBlockAssociationSet ?? []).map(({ CidrBlock }) => CidrBlock)
  for (const cidr of cidrs.slice(1).filter(cidr => !has.includes(cidr))) {
    const input = { VpcId: vpc.VpcId, CidrBlock: cidr }
    const output = yield* ask(run, scope, { service: 'ec2', operation: 'AssociateVpcCidrBlock', input, about })
    if (output) note(run, about, 'changed')
  }
  return vpc
}

/** The block that the file names: Amazon's, or of a pool of one's own. A VPC that has another one keeps it. */
function* applyIpv6Block(
  run: Run,
  scope: CallScope,
  about: string,
  { wanted, vpc }: { readonly wanted: Run['estate']['vpcs'][string]; readonly vpc: AwsVpc },
): Applying<void> {
  const { ipv6Cidr, ipv6Pool = 'Amazon' } = wanted
  if (ipv6Cidr === undefined) return
  const there = liveBlocks(vpc)
  const same = there.find(({ Ipv6CidrBlock }) => Ipv6CidrBlock === ipv6Cidr)
  if (same) return void isAsMade(run, about, { ipv6Pool: [ipv6Pool, same.Ipv6Pool ?? ipv6Pool] })
  const input = { VpcId: vpc.VpcId, Ipv6CidrBlock: ipv6Cidr, Ipv6Pool: ipv6Pool }
  if (yield* ask(run, scope, { service: 'ec2', operation: 'AssociateVpcCidrBlock', input, about })) note(run, about, 'changed')
}

function liveBlocks({ Ipv6CidrBlockAssociationSet = [] }: Pick<AwsVpc, 'Ipv6CidrBlockAssociationSet'>) {
  return Ipv6CidrBlockAssociationSet.filter(({ Ipv6CidrBlockState }) => !Ipv6CidrBlockState?.State?.startsWith('disassociat'))
}

function* created(run: Run, scope: CallScope, name: string, cidr: string | undefined): Applying<AwsVpc | undefined> {
  const about = `vpcs.${name}`
  const input = { CidrBlock: cidr, TagSpecifications: tagSpecifications('vpc', name) }
  const output = yield* ask<{ Vpc: AwsVpc }>(run, scope, { service: 'ec2', operation: 'CreateVpc', input, about })
  if (output) note(run, about, 'created')
  return output?.Vpc
}

interface WantedSubnet {
  readonly about: string
  readonly vpcId: string
  readonly name: string
  readonly cidr: string
  readonly ipv6Cidr?: string | undefined
  readonly zone?: string | undefined
}

function* applySubnet(run: Run, scope: CallScope, wanted: WantedSubnet, found: AwsSubnet | undefined): Applying<void> {
  const { about, vpcId, name, cidr, ipv6Cidr, zone } = wanted
  if (found) {
    note(run, about, 'unchanged')
    isAsMade(run, about, { cidr: [cidr, found.CidrBlock] })
    const has = liveBlocks(found)[0]?.Ipv6CidrBlock
    if (has !== undefined) isAsMade(run, about, { ipv6Cidr: [ipv6Cidr, has] })
    else if (ipv6Cidr !== undefined) {
      const input = { SubnetId: found.SubnetId, Ipv6CidrBlock: ipv6Cidr }
      const call = { service: 'ec2', operation: 'AssociateSubnetCidrBlock', input, about } as const
      if (yield* ask(run, scope, call)) note(run, about, 'changed')
    }
    noteSubnet(run, about, found)
    return
  }
  const input = {
    VpcId: vpcId,
    CidrBlock: cidr,
    Ipv6CidrBlock: ipv6Cidr,
    AvailabilityZone: zone,
    TagSpecifications: tagSpecifications('subnet', name),
  }
  const output = yield* ask<{ Subnet: AwsSubnet }>(run, scope, { service: 'ec2', operation: 'CreateSubnet', input, about })
  if (!output) return
  note(run, about, 'created')
  noteSubnet(run, about, output.Subnet)
}

function noteSubnet(run: Run, about: string, { SubnetId, AvailabilityZone }: AwsSubnet): void {
  run.ids.set(about, SubnetId)
  run.facts.set(`${about}.zone`, AvailabilityZone)
}
