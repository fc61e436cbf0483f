import type { TransitGatewayRequestOptions } from '@aws-sdk/client-ec2'
import type { ObservedTransitRoute } from '../../../resources/observed.ts'
import { filter, TestAccount } from '../testAccount.ts'

/** An account as its EC2 client sees it, with the steps that most tests of transit gateways begin with. */
export class TestHub extends TestAccount {
  #vpcs = 0

  transitGateway(Options: TransitGatewayRequestOptions = {}): string {
    const id = this.call('CreateTransitGateway', { Options }).TransitGateway?.TransitGatewayId ?? ''
    this.pass()
    return id
  }

  /** A VPC with one subnet. */
  network(): { readonly VpcId: string; readonly SubnetIds: string[] } {
    this.#vpcs++
    const VpcId = this.vpc(`10.${this.#vpcs}.0.0/16`)
    return { VpcId, SubnetIds: [this.subnet(VpcId, `10.${this.#vpcs}.0.0/24`)] }
  }

  /** A VPC attached to the gateway. */
  attached(TransitGatewayId: string): string {
    const input = { TransitGatewayId, ...this.network() }
    const { TransitGatewayVpcAttachment } = this.call('CreateTransitGatewayVpcAttachment', input)
    this.pass()
    return TransitGatewayVpcAttachment?.TransitGatewayAttachmentId ?? ''
  }

  defaultRouteTable(TransitGatewayId: string): string {
    const { TransitGateways } = this.call('DescribeTransitGateways', { TransitGatewayIds: [TransitGatewayId] })
    return TransitGateways?.[0]?.Options?.AssociationDefaultRouteTableId ?? ''
  }

  routeTable(TransitGatewayId: string): string {
    const { TransitGatewayRouteTable } = this.call('CreateTransitGatewayRouteTable', { TransitGatewayId })
    this.pass()
    return TransitGatewayRouteTable?.TransitGatewayRouteTableId ?? ''
  }

  /** State of an attachment as its own Describe of any type shows it. */
  attachment(id: string) {
    return this.call('DescribeTransitGatewayAttachments', { TransitGatewayAttachmentIds: [id] }).TransitGatewayAttachments?.[0]
  }

  /** Ids of the attachments that are associated with the table, with the state of the association. */
  associations(TransitGatewayRouteTableId: string): Record<string, string> {
    const { Associations = [] } = this.call('GetTransitGatewayRouteTableAssociations', { TransitGatewayRouteTableId })
    return Object.fromEntries(Associations.map(each => [each.TransitGatewayAttachmentId ?? '', each.State ?? '']))
  }

  propagations(TransitGatewayRouteTableId: string): Record<string, string> {
    const answer = this.call('GetTransitGatewayRouteTablePropagations', { TransitGatewayRouteTableId })
    const list = answer.TransitGatewayRouteTablePropagations ?? []
    return Object.fromEntries(list.map(each => [each.TransitGatewayAttachmentId ?? '', each.State ?? '']))
  }

  /** The network found these routes to be in use. */
  seeRoutes(tableId: string, routes: readonly ObservedTransitRoute[]): void {
    this.see({ kind: 'transitRoutes', id: tableId, routes })
  }

  search(TransitGatewayRouteTableId: string, name: string, ...values: string[]): string[] {
    const Filters = [filter(name, ...values)]
    const { Routes = [] } = this.call('SearchTransitGatewayRoutes', { TransitGatewayRouteTableId, Filters })
    return Routes.map(({ DestinationCidrBlock = '' }) => DestinationCidrBlock)
  }
}
