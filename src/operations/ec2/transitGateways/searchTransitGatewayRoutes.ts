import type { Ec2Operation } from '../ec2Operation.ts'
import { live, required } from '../nouns.ts'
import { page } from '../page.ts'
import { foundRoutes } from './foundRoutes.ts'

/** API Reference: the most routes in one answer. */
const MOST = 1000

export const searchTransitGatewayRoutes: Ec2Operation<'SearchTransitGatewayRoutes'> = (context, input) => {
  const table = live(context, 'transitGatewayRouteTable', input.TransitGatewayRouteTableId)
  const routes = foundRoutes(context, table, required(input.Filters, 'Filters'))
  const { MaxResults = MOST, NextToken } = input
  const { items, ...rest } = page(routes, { MaxResults, NextToken })
  return { Routes: items, AdditionalRoutesAvailable: rest.NextToken !== undefined, ...rest }
}
