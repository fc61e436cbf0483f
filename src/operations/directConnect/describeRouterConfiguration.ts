import { routerFacts } from '../../handoff/routerConfigurationFacts.ts'
import { ROUTER_PLATFORMS, routerPlatform } from '../../handoff/routerConfigurationPlatforms.ts'
import { routerConfigurationXml } from '../../handoff/routerConfigurationXml.ts'
import { parsePrefix } from '../../net/prefix.ts'
import { directConnectError } from '../../resources/directConnectError.ts'
import { connectionOwner, virtualInterfaceOf } from '../../resources/directConnectLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/**
 * What to configure a router with: AWS's XML and, in it, the text for the router's own platform. Without a platform it is
 * the XML alone. Of a hosted virtual interface only the connection's owner gets it.
 */
export const describeRouterConfiguration: DirectConnectOperation<'DescribeRouterConfiguration'> = ({ world, caller }, input) => {
  const row = virtualInterfaceOf(world, caller, member(input, 'virtualInterfaceId'))
  const { id, body } = row
  const owner = connectionOwner(world, row)
  if (owner !== caller.account) {
    throw directConnectError(
      `The router configuration of Virtual Interface ${id} is for the owner of its connection, account ${owner}.`,
    )
  }
  const named = { virtualInterfaceId: id, virtualInterfaceName: body.name }
  const wanted = input.routerTypeIdentifier || undefined
  if (wanted === undefined) return { customerRouterConfig: routerConfigurationXml(id, body), ...named }
  const router = routerPlatform(wanted)
  if (router === undefined) {
    const known = ROUTER_PLATFORMS.map(({ identifier }) => identifier).join(', ')
    throw directConnectError(`Router type ${wanted} is not known; there are ${known}.`)
  }
  const facts = routerFacts(
    id,
    body,
    body.routeFilterPrefixes.flatMap(text => parsePrefix(text) ?? []),
  )
  const { vendor, platform, software, identifier } = router
  const template = `landbridge-${identifier.toLowerCase()}`
  return {
    customerRouterConfig: routerConfigurationXml(id, body, router.configuration(facts)),
    router: {
      vendor,
      platform,
      software,
      xsltTemplateName: `${template}.xslt`,
      xsltTemplateNameForMacSec: `${template}-macsec.xslt`,
      routerTypeIdentifier: identifier,
    },
    ...named,
  }
}
