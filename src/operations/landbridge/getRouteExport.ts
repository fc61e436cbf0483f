import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { notFound } from './refusals.ts'

const attachment = z.strictObject({
  resourceId: z.string(),
  transitGatewayAttachmentId: z.string(),
  resourceType: z.string(),
})

export const getRouteExport = landbridgeOperation({
  method: 'GET',
  path: '/exports/{id}',
  summary: 'Routes that ExportTransitGatewayRoutes wrote: the file that AWS would have put into the S3 bucket',
  input: z.strictObject({ id: z.string().describe('The last part of the S3Location of the answer') }),
  output: z.strictObject({
    filter: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
    routes: z.array(
      z.strictObject({
        destinationCidrBlock: z.string(),
        transitGatewayAttachments: z.array(attachment),
        prefixListId: z.string().exactOptional(),
        type: z.string(),
        state: z.string(),
      }),
    ),
  }),
  operate({ world, caller }, { id }) {
    const row = world.get('routeExport', id)
    if (row?.account !== caller.account) throw notFound('export', id)
    const { filter, routes } = row.body
    return {
      filter: filter.map(({ name, values }) => ({ name, values: [...values] })),
      routes: routes.map(route => ({ ...route, transitGatewayAttachments: [...route.transitGatewayAttachments] })),
    }
  },
})
