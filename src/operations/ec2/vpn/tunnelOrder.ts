import type { CloudWatchLogOptionsSpecification, VpnTunnelOptionsSpecification } from '@aws-sdk/client-ec2'
import type { TunnelOrder } from '../../../resources/newVpnConnection.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { TunnelLogs, VpnConnection } from '../../../resources/vpn.ts'

/** A tunnel's options as a request gives them; an empty list or text means that nothing was given. */
export function tunnelOrder(
  specification: VpnTunnelOptionsSpecification,
  version: VpnConnection['tunnelInsideIpVersion'] = 'ipv4',
): TunnelOrder {
  const { TunnelInsideIpv6Cidr, LogOptions } = specification
  if (TunnelInsideIpv6Cidr && version !== 'ipv6') {
    const message = 'The parameter tunnelInsideIpv6Cidr needs tunnels that carry IPv6: TunnelInsideIpVersion ipv6.'
    throw new AwsError('InvalidParameterCombination', message)
  }
  return {
    insideCidr: specification.TunnelInsideCidr || undefined,
    insideIpv6Cidr: TunnelInsideIpv6Cidr || undefined,
    preSharedKey: specification.PreSharedKey || undefined,
    phase1LifetimeSeconds: specification.Phase1LifetimeSeconds,
    phase2LifetimeSeconds: specification.Phase2LifetimeSeconds,
    rekeyMarginTimeSeconds: specification.RekeyMarginTimeSeconds,
    rekeyFuzzPercentage: specification.RekeyFuzzPercentage,
    replayWindowSize: specification.ReplayWindowSize,
    dpdTimeoutSeconds: specification.DPDTimeoutSeconds,
    dpdTimeoutAction: specification.DPDTimeoutAction as TunnelOrder['dpdTimeoutAction'],
    startupAction: specification.StartupAction as TunnelOrder['startupAction'],
    enableTunnelLifecycleControl: specification.EnableTunnelLifecycleControl,
    logs: LogOptions?.CloudWatchLogOptions && logsFrom(LogOptions.CloudWatchLogOptions),
    ikeVersions: values(specification.IKEVersions),
    phase1EncryptionAlgorithms: values(specification.Phase1EncryptionAlgorithms),
    phase2EncryptionAlgorithms: values(specification.Phase2EncryptionAlgorithms),
    phase1IntegrityAlgorithms: values(specification.Phase1IntegrityAlgorithms),
    phase2IntegrityAlgorithms: values(specification.Phase2IntegrityAlgorithms),
    phase1DhGroupNumbers: values(specification.Phase1DHGroupNumbers),
    phase2DhGroupNumbers: values(specification.Phase2DHGroupNumbers),
  }
}

/** What is not given stays as it was: only given members are there. */
function logsFrom(options: CloudWatchLogOptionsSpecification): TunnelLogs {
  const logs = {
    isOn: options.LogEnabled,
    groupArn: options.LogGroupArn || undefined,
    format: options.LogOutputFormat || undefined,
    isBgpOn: options.BgpLogEnabled,
    bgpGroupArn: options.BgpLogGroupArn || undefined,
    bgpFormat: options.BgpLogOutputFormat || undefined,
  }
  return Object.fromEntries(Object.entries(logs).filter(([, value]) => value !== undefined))
}

function values<T>(list: readonly { readonly Value?: T | undefined }[] | undefined): T[] | undefined {
  const given = (list ?? []).map(({ Value }) => Value).filter(value => value !== undefined)
  return given.length > 0 ? given : undefined
}
