import { covers, parsePrefix } from '../../net/prefix.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { required } from './nouns.ts'

export const disassociateVpcCidrBlock: Ec2Operation<'DisassociateVpcCidrBlock'> = (context, input) => {
  const { world, caller } = context
  const associationId = required(input.AssociationId, 'associationId')
  for (const { id, body } of world.within('vpc', caller)) {
    const ipv4 = body.cidrs.findIndex(one => one.associationId === associationId)
    const ipv6 = body.ipv6Cidrs.find(one => one.associationId === associationId)
    if (ipv6) {
      world.update('vpc', id, { ipv6Cidrs: body.ipv6Cidrs.filter(one => one !== ipv6) })
      const Ipv6CidrBlockState = { State: 'disassociating' as const }
      return {
        VpcId: id,
        Ipv6CidrBlockAssociation: { AssociationId: associationId, Ipv6CidrBlock: ipv6.cidr, Ipv6CidrBlockState },
      }
    }
    const cidr = body.cidrs[ipv4]?.cidr
    if (cidr === undefined) continue
    if (ipv4 === 0) {
      const message = `The vpc CIDR block with association ID ${associationId} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`
      throw new AwsError('OperationNotPermitted', message)
    }
    const user = [...world.referring('subnet', id)].find(subnet => isWithin(subnet.body.cidr, cidr))
    if (user) throw new AwsError('InvalidCidr.InUse', `The CIDR block ${cidr} is in use by subnet ${user.id}; delete it first.`)
    world.update('vpc', id, { cidrs: body.cidrs.filter((_, at) => at !== ipv4) })
    const CidrBlockState = { State: 'disassociating' as const }
    return { VpcId: id, CidrBlockAssociation: { AssociationId: associationId, CidrBlock: cidr, CidrBlockState } }
  }
  const message = `The vpc CIDR block with association ID ${associationId} does not exist`
  throw new AwsError('InvalidVpcCidrBlockAssociationID.NotFound', message)
}

function isWithin(inner: string, outer: string): boolean {
  const [a, b] = [parsePrefix(outer), parsePrefix(inner)]
  return a !== undefined && b !== undefined && covers(a, b)
}
