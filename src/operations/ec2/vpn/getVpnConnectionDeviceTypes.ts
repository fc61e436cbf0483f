import { VPN_PLATFORMS } from '../../../handoff/tunnelConfigurationPlatforms.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { page } from '../page.ts'

/** The devices that there are sample configurations for, the same for everybody. */
export const getVpnConnectionDeviceTypes: Ec2Operation<'GetVpnConnectionDeviceTypes'> = (_context, input) => {
  const { MaxResults } = input
  if (MaxResults !== undefined && (MaxResults < 200 || MaxResults > 1000)) {
    const message = `Value (${MaxResults}) for parameter maxResults is invalid. It must be between 200 and 1000.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const types = VPN_PLATFORMS.map(({ id, vendor, platform, software }) => ({
    VpnConnectionDeviceTypeId: id,
    Vendor: vendor,
    Platform: platform,
    Software: software,
  }))
  const { items, ...rest } = page(types, input)
  return { VpnConnectionDeviceTypes: items, ...rest }
}
