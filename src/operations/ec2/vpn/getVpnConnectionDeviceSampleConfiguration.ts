import { vpnFacts } from '../../../handoff/tunnelConfigurationFacts.ts'
import { VPN_PLATFORMS, vpnPlatform } from '../../../handoff/tunnelConfigurationPlatforms.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live, required } from '../nouns.ts'
import { chosen } from './chosen.ts'
import { tunnelEnds } from './tunnelEnds.ts'

/** What to type into a device for both tunnels of a connection, in our words; IKE version 1 is never recommended. */
export const getVpnConnectionDeviceSampleConfiguration: Ec2Operation<'GetVpnConnectionDeviceSampleConfiguration'> = (
  context,
  input,
) => {
  const { id, body } = live(context, 'vpnConnection', input.VpnConnectionId)
  const typeId = required(input.VpnConnectionDeviceTypeId, 'vpnConnectionDeviceTypeId')
  const platform = vpnPlatform(typeId)
  if (platform === undefined) {
    const allowed = VPN_PLATFORMS.map(each => `${each.id} (${each.vendor}, ${each.platform})`).join(', ')
    const message = `Value (${typeId}) for parameter vpnConnectionDeviceTypeId is invalid. Valid values are ${allowed}.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const ikeVersion = chosen('internetKeyExchangeVersion', input.InternetKeyExchangeVersion, ['ikev1', 'ikev2']) ?? 'ikev2'
  const sampleType = chosen('sampleType', input.SampleType, ['compatibility', 'recommended']) ?? 'compatibility'
  if (sampleType === 'recommended' && ikeVersion === 'ikev1') {
    throw new AwsError('UnsupportedOperation', 'There is no recommended sample for ikev1; use ikev2 or the type compatibility.')
  }
  const closed = body.tunnels.find(tunnel => tunnel.ikeVersions?.includes(ikeVersion) === false)
  if (closed) {
    const message = `Value (${ikeVersion}) for parameter internetKeyExchangeVersion is invalid. The tunnel ${closed.outsideIpAddress} allows ${closed.ikeVersions?.join(', ')}.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const facts = vpnFacts(id, body, tunnelEnds(context.world, body), { ikeVersion, sampleType })
  return { VpnConnectionDeviceSampleConfiguration: platform.configuration(facts) }
}
